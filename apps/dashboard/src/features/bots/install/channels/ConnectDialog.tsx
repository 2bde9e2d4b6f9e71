// Connects an account by hand: the token is proved at the provider before anything is kept.
import {
  Button,
  Group,
  Modal,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { messengers } from "@parley/contracts/channels";
import { useMutation } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../../api/client.ts";
import { queryClient } from "../../../../app/queryClient.ts";
import { useWorkspace } from "../../../../app/workspace.tsx";
import { isMessageKey, t } from "../../../../i18n/t.ts";
import { FormError } from "../../../../ui/FormError.tsx";
import { notifyDone } from "../../../../ui/notify.ts";
import {
  bodyOf,
  fieldsOf,
  initialValues,
  secretFields,
  type ConnectField,
  type ConnectValues,
} from "./connectFields.ts";

export function ConnectDialog({ botId, onClose }: { botId: string; onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const form = useForm({
    mode: "controlled",
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        fieldsOf(values).required.flatMap((field) =>
          values[field].trim() === "" ? [[field, t("ui.required")]] : [],
        ),
      ),
  });
  const connect = useMutation({
    mutationFn: (values: ConnectValues) =>
      request(api.createConnection, { params: { workspaceId }, body: bodyOf(botId, values) }),
    async onSuccess({ name }) {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listConnections) });
      notifyDone(t("bots.channels.connected", { name }));
      onClose();
    },
  });
  const { channel } = form.values;
  const { required, optional } = fieldsOf(form.values);
  const fieldProps = (field: ConnectField) => {
    const ofChannel = `bots.channels.${field}.${channel}`;
    const key = isMessageKey(ofChannel) ? ofChannel : `bots.channels.${field}`;
    return {
      label: wordsOf(key) ?? field,
      description: wordsOf(`${key}.hint`),
      required: required.includes(field),
      autoComplete: "off",
      ...form.getInputProps(field),
    };
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("bots.channels.connect")}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => connect.mutate(values))}>
        <Stack gap="md">
          <Select
            label={t("bots.channels.channel")}
            allowDeselect={false}
            data={messengers.map((value) => ({ value, label: t(`bots.channels.${value}`) }))}
            {...form.getInputProps("channel")}
          />
          {channel === "instagram" ? (
            <SegmentedControl
              aria-label={t("bots.channels.login")}
              data={(["facebook", "instagram"] as const).map((value) => ({
                value,
                label: t(`bots.channels.login.${value}`),
              }))}
              {...form.getInputProps("login")}
            />
          ) : null}
          <Text size="sm" c="dimmed">
            {t(`bots.channels.howTo.${channel}`)}
          </Text>
          {[...required, ...optional].map((field) =>
            secretFields.has(field) ? (
              <PasswordInput key={field} {...fieldProps(field)} />
            ) : (
              <TextInput key={field} inputMode="numeric" {...fieldProps(field)} />
            ),
          )}
          <FormError error={connect.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={connect.isPending}>
              {t("bots.channels.connect")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function wordsOf(key: string): string | null {
  return isMessageKey(key) ? t(key) : null;
}

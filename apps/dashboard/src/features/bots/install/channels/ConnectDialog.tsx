// Connects an account by hand: the token is proved at the provider before anything is kept.
import { Button, Group, Modal, PasswordInput, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ConnectBody } from "@parley/contracts/api/connections";
import { useMutation } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../../api/client.ts";
import { queryClient } from "../../../../app/queryClient.ts";
import { useWorkspace } from "../../../../app/workspace.tsx";
import { t } from "../../../../i18n/t.ts";
import { FormError } from "../../../../ui/FormError.tsx";
import { notifyDone } from "../../../../ui/notify.ts";

const offered = ["telegram", "whatsapp"] as const;
type Offered = (typeof offered)[number];

interface ConnectValues {
  channel: Offered;
  token: string;
  phoneNumberId: string;
  wabaId: string;
  appSecret: string;
  pin: string;
}

const initialValues: ConnectValues = {
  channel: "telegram",
  token: "",
  phoneNumberId: "",
  wabaId: "",
  appSecret: "",
  pin: "",
};

export function ConnectDialog({ botId, onClose }: { botId: string; onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const form = useForm({ mode: "controlled", initialValues });
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
  return (
    <Modal opened onClose={onClose} title={t("bots.channels.connect")} size="lg">
      <form onSubmit={form.onSubmit((values) => connect.mutate(values))}>
        <Stack gap="md">
          <SegmentedControl
            aria-label={t("bots.channels.channel")}
            data={offered.map((value) => ({ value, label: t(`bots.channels.${value}`) }))}
            {...form.getInputProps("channel")}
          />
          {channel === "whatsapp" ? (
            <Group grow align="flex-start">
              <TextInput
                label={t("bots.channels.phoneNumberId")}
                required
                inputMode="numeric"
                {...form.getInputProps("phoneNumberId")}
              />
              <TextInput
                label={t("bots.channels.wabaId")}
                required
                inputMode="numeric"
                {...form.getInputProps("wabaId")}
              />
            </Group>
          ) : null}
          <PasswordInput
            label={t(`bots.channels.token.${channel}`)}
            description={t(`bots.channels.token.${channel}.hint`)}
            required
            autoComplete="off"
            data-autofocus
            {...form.getInputProps("token")}
          />
          {channel === "whatsapp" ? (
            <>
              <PasswordInput
                label={t("bots.channels.appSecret")}
                description={t("bots.channels.appSecret.hint")}
                autoComplete="off"
                {...form.getInputProps("appSecret")}
              />
              <TextInput
                label={t("bots.channels.pin")}
                description={t("bots.channels.pin.hint")}
                inputMode="numeric"
                maxLength={6}
                {...form.getInputProps("pin")}
              />
            </>
          ) : null}
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

function bodyOf(botId: string, values: ConnectValues): ConnectBody {
  const { channel, token, phoneNumberId, wabaId, appSecret, pin } = values;
  if (channel === "telegram") return { channel, botId, token: token.trim() };
  return {
    channel,
    botId,
    token: token.trim(),
    phoneNumberId: phoneNumberId.trim(),
    wabaId: wabaId.trim(),
    ...(appSecret.trim() !== "" && { appSecret: appSecret.trim() }),
    ...(pin.trim() !== "" && { pin: pin.trim() }),
  };
}

// How the bot behaves on this account; these take the place of the bot's own settings.
import {
  Fieldset,
  Button,
  Group,
  NumberInput,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import type { Connection } from "@parley/contracts/api/connections";
import type { ChannelSettings } from "@parley/contracts/channelSettings";
import { useMutation } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../api/client.ts";
import { fieldErrors } from "../../../api/errorText.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { Section } from "../../../ui/Section.tsx";
import type { ConnectionParams } from "./connectionParams.ts";

const wordLists = ["restartWords", "liveChatWords", "optOutWords", "optInWords"] as const;
const texts = ["completionMessage", "unavailableMessage", "optOutMessage", "optInMessage"] as const;

interface SettingsSectionProps {
  connection: Connection;
  params: ConnectionParams;
  canWrite: boolean;
}

export function SettingsSection({ connection, params, canWrite }: SettingsSectionProps) {
  const form = useForm<ChannelSettings>({ initialValues: connection.settings });
  const save = useMutation({
    mutationFn: (settings: ChannelSettings) => request(api.updateConnection, { params, body: { settings } }),
    async onSuccess({ settings }) {
      form.setInitialValues(settings);
      form.setValues(settings);
      form.resetDirty(settings);
      await queryClient.invalidateQueries({ queryKey: apiKey(api.getConnection) });
      notifyDone(t("bots.connection.saved"));
    },
    onError: (error) =>
      form.setErrors(
        Object.fromEntries(
          Object.entries(fieldErrors(error)).map(([path, words]) => [path.replace(/^settings\./, ""), words]),
        ),
      ),
  });
  const label = (name: string) => ({
    label: t(`bots.connection.setting.${name}` as "bots.connection.setting.restartWords"),
  });
  return (
    <Section title={t("bots.connection.settings")} text={t("bots.connection.settings.text")}>
      <form noValidate onSubmit={form.onSubmit((settings) => save.mutate(settings))}>
        <Fieldset variant="unstyled" disabled={!canWrite}>
          <Stack gap="md">
            <Group grow align="flex-start">
              <NumberInput
                {...label("sessionTimeoutMinutes")}
                description={t("bots.connection.setting.sessionTimeoutMinutes.hint")}
                min={0}
                max={43_200}
                {...form.getInputProps("sessionTimeoutMinutes")}
              />
              <NumberInput
                {...label("liveChatExpirySeconds")}
                description={t("bots.connection.setting.liveChatExpirySeconds.hint")}
                min={15}
                max={86_400}
                {...form.getInputProps("liveChatExpirySeconds")}
              />
            </Group>
            {wordLists.map((name) => (
              <TagsInput key={name} {...label(name)} maxTags={20} {...form.getInputProps(name)} />
            ))}
            {texts.map((name) => (
              <Textarea
                key={name}
                {...label(name)}
                autosize
                minRows={1}
                maxLength={500}
                {...form.getInputProps(name)}
              />
            ))}
            <Switch
              {...label("alerts.emailEnabled")}
              {...form.getInputProps("alerts.emailEnabled", { type: "checkbox" })}
            />
            {form.values.alerts.emailEnabled ? (
              <>
                <TagsInput
                  {...label("alerts.emailAddresses")}
                  {...form.getInputProps("alerts.emailAddresses")}
                />
                <TextInput
                  {...label("alerts.subject")}
                  maxLength={150}
                  {...form.getInputProps("alerts.subject")}
                />
                <Switch
                  {...label("alerts.revisitNotifications")}
                  {...form.getInputProps("alerts.revisitNotifications", { type: "checkbox" })}
                />
              </>
            ) : null}
            <FormError error={save.error} />
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
                {t("ui.save")}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
      </form>
    </Section>
  );
}

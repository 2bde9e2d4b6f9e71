// One section of the settings: its fields in groups, and a bar to save or discard while something is unsaved.
import { Alert, Button, Divider, Fieldset, Group, Paper, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useEffect } from "react";
import {
  accessSettings,
  alertSettings,
  chatWindowSettings,
  designSettings,
  generalSettings,
  triggerSettings,
} from "@parley/contracts/botSettings";
import type { Bot } from "@parley/contracts/api/bots";
import { limits } from "@parley/contracts/limits";
import { api, request } from "../../../api/client.ts";
import { fieldErrors } from "../../../api/errorText.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { FormError } from "../../../ui/FormError.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { refreshBots } from "../queries.ts";
import { SettingsField } from "./SettingsField.tsx";
import { sections, type Field, type SectionName } from "./sections.ts";
import { zodErrors } from "./zodErrors.ts";
import classes from "./BotSettingsPage.module.css";

const schemas = {
  design: designSettings,
  general: generalSettings,
  alerts: alertSettings,
  triggers: triggerSettings,
  access: accessSettings,
  chatWindow: chatWindowSettings,
} as const;
/** The bot's name is shown with the general settings, although it lies beside them. */
const NAME = "name";

interface SectionFormProps {
  bot: Bot;
  section: SectionName;
  /** Tells the preview what is on the screen, saved or not. */
  onChange: (values: Record<string, unknown>, isDirty: boolean) => void;
}

export function SectionForm({ bot, section, onChange }: SectionFormProps) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const form = useForm<Record<string, unknown>>({
    initialValues: { ...bot.settings[section], [NAME]: bot.name },
    validate: ({ name, ...values }) => ({
      ...zodErrors(schemas[section], values),
      ...(String(name).trim() === "" ? { [NAME]: t("ui.required") } : {}),
    }),
    validateInputOnBlur: true,
  });
  const isDirty = form.isDirty();

  const { values } = form;
  useEffect(() => onChange(values, isDirty), [values, isDirty, onChange]);

  const save = useMutation({
    mutationFn: ({ name, ...settings }: Record<string, unknown>) =>
      request(api.updateBot, {
        params: { workspaceId, botId: bot.id },
        body: {
          ...(section === "general" ? { name: String(name).trim() } : {}),
          settings: { [section]: settings },
        },
      }),
    onSuccess: async (saved) => {
      form.resetDirty();
      form.setInitialValues({ ...saved.settings[section], [NAME]: saved.name });
      await refreshBots();
      notifyDone(t("bots.settings.saved"));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  useBlocker({
    shouldBlockFn: async () =>
      form.isDirty() &&
      !(await confirm({
        title: t("bots.settings.leave.title"),
        text: t("bots.settings.leave.text"),
        confirmLabel: t("bots.settings.leave.confirm"),
      })),
    enableBeforeUnload: () => form.isDirty(),
  });

  return (
    <form noValidate onSubmit={form.onSubmit((wanted) => save.mutate(wanted))}>
      {canWrite ? null : (
        <Alert color="gray" mb="md">
          {t("bots.settings.readOnly")}
        </Alert>
      )}
      <Fieldset variant="unstyled" disabled={!canWrite} legend={null}>
        {sections[section].map((group, index) => (
          <section key={group.name} aria-label={t(groupKey(section, group.name))}>
            {index > 0 ? <Divider my="xl" /> : null}
            <Text component="h2" fz="md" fw={650} mt={0} mb="md">
              {t(groupKey(section, group.name))}
            </Text>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="md">
              {section === "general" && index === 0 ? (
                <div className={classes.wide}>
                  <TextInput
                    label={t("bots.settings.name")}
                    maxLength={limits.botNameLength}
                    {...form.getInputProps(NAME)}
                  />
                </div>
              ) : null}
              {group.fields.map((field) => (
                <div key={field.path} className={isWide(field) ? classes.wide : undefined}>
                  <SettingsField
                    section={section}
                    field={field}
                    form={form}
                    colour={String(values.themeColour ?? bot.themeColour)}
                  />
                </div>
              ))}
            </SimpleGrid>
          </section>
        ))}
      </Fieldset>
      <FormError error={save.error} />
      {isDirty ? (
        <Paper withBorder shadow="md" className={classes.bar}>
          <Text size="sm" component="output">
            {Object.keys(form.errors).length > 0 ? t("bots.settings.fix") : t("bots.settings.unsaved")}
          </Text>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => form.reset()}>
              {t("bots.settings.discard")}
            </Button>
            <Button type="submit" size="xs" loading={save.isPending}>
              {t("bots.settings.save")}
            </Button>
          </Group>
        </Paper>
      ) : null}
    </form>
  );
}

type GroupKey = Extract<Parameters<typeof t>[0], `bots.settings.${string}.group.${string}`>;

/** Exists for every group: sections.test.ts. */
function groupKey(section: SectionName, group: string): GroupKey {
  return `bots.settings.${section}.group.${group}` as GroupKey;
}

function isWide({ control }: Field): boolean {
  return ["textarea", "list", "links", "icon", "image", "countries", "switch", "businessHours"].includes(
    control,
  );
}

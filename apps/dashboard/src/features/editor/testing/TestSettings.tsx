// How the test is played: language, channel, and whether calls to the outside are answered by themselves.

import { ActionIcon, NativeSelect, Popover, Stack, Switch, Text } from "@mantine/core";
import { channels } from "@parley/flow-engine";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { useEditor } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { nativeName } from "../translations/nativeName.ts";
import type { useTestRun } from "./useTestRun.ts";

export function TestSettings({ run }: { run: ReturnType<typeof useTestRun> }) {
  const languages = useEditor((state) => contentOf(state).document.languages);
  const { startFacts } = run;
  const { channel } = startFacts.chat;
  return (
    <Popover position="bottom-end" width={280} withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t("editor.test.settings")} title={t("editor.test.settings")}>
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("editor.test.settings")}>
        <Stack gap="sm">
          <NativeSelect
            label={t("editor.test.channel")}
            description={t("editor.test.channelHint")}
            value={channel}
            data={channels.map((name) => ({ value: name, label: t(`editor.channel.${name}`) }))}
            onChange={(event) =>
              run.setStartFacts({
                ...startFacts,
                chat: { ...startFacts.chat, channel: event.currentTarget.value },
              })
            }
          />
          {languages ? (
            <NativeSelect
              label={t("editor.test.language")}
              value={run.language}
              data={[
                { value: "", label: t("editor.test.languageByVisitor") },
                ...[languages.default, ...languages.others].map((tag) => ({
                  value: tag,
                  label: nativeName(tag),
                })),
              ]}
              onChange={(event) => run.setLanguage(event.currentTarget.value)}
            />
          ) : (
            <Text size="xs" c="dimmed">
              {t("editor.test.oneLanguage")}
            </Text>
          )}
          <Switch
            label={t("editor.test.automatic")}
            description={t("editor.test.automaticHint")}
            checked={run.test.isAutomatic}
            onChange={(event) => run.setAutomatic(event.currentTarget.checked)}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

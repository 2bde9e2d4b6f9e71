// The `?` dialog: every key that works here.
import { Group, Kbd, Modal, Stack, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { t } from "../../i18n/t.ts";
import { paletteKeys, shellDialogs } from "./shellDialogs.ts";
import { useShortcutGroups, type ShortcutGroup } from "./shortcutHelp.ts";

const everywhere: ShortcutGroup = {
  title: "shell.shortcuts.general",
  items: [
    { keys: [paletteKeys], label: "shell.shortcuts.palette" },
    { keys: ["?"], label: "shell.shortcuts.help" },
    { keys: ["G", "H"], label: "shell.shortcuts.goHome", isSequence: true },
    { keys: ["G", "I"], label: "shell.shortcuts.goInbox", isSequence: true },
    { keys: ["G", "B"], label: "shell.shortcuts.goBots", isSequence: true },
    { keys: ["G", "S"], label: "shell.shortcuts.goSettings", isSequence: true },
    { keys: ["Alt", "R"], label: "shell.shortcuts.request" },
  ],
};

export function ShortcutHelp() {
  const ofScreen = useShortcutGroups();
  return (
    <Modal
      opened
      onClose={shellDialogs.close}
      title={t("shell.help")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Stack gap="lg">
        {[...ofScreen, everywhere].map((group) => (
          <section key={group.title}>
            <Title order={3} size="h4" mb="xs">
              {t(group.title)}
            </Title>
            <Stack gap={6}>
              {group.items.map((item) => (
                <Group key={item.label} justify="space-between" wrap="nowrap">
                  <Text size="sm">{t(item.label)}</Text>
                  <Group gap={4} wrap="nowrap">
                    {item.keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 ? (
                          <Text size="xs" c="dimmed">
                            {item.isSequence ? t("shell.shortcuts.then") : "+"}
                          </Text>
                        ) : null}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </Group>
                </Group>
              ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}

// Tells why a file cannot be imported, and leaves the text on screen until it was read.

import { Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { t } from "../../../i18n/t.ts";

export function showImportRefusal(fileName: string, reason: string): void {
  modals.open({
    title: t("editor.import.refused", { file: fileName }),
    closeButtonProps: { "aria-label": t("ui.close") },
    children: (
      <Stack gap="xs">
        <Text size="sm">{reason}</Text>
        <Text size="sm" c="dimmed">
          {t("editor.import.refusedHint")}
        </Text>
      </Stack>
    ),
  });
}

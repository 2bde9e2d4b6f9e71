// Asks before something that cannot be undone. Resolves to whether the person agreed.
import { Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { t } from "../i18n/t.ts";

interface Question {
  title: string;
  text: string;
  confirmLabel: string;
  /** "Cancel" when absent; for questions where that would be ambiguous. */
  cancelLabel?: string;
  /** Red button; for deletions and other losses. */
  isDangerous?: boolean;
}

export function confirm({
  title,
  text,
  confirmLabel,
  cancelLabel,
  isDangerous = true,
}: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: { confirm: confirmLabel, cancel: cancelLabel ?? t("ui.cancel") },
      confirmProps: isDangerous ? { color: "red" } : {},
      closeButtonProps: { "aria-label": t("ui.close") },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}

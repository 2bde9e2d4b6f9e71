// Short notes in the corner: something worked, or it failed and why.
import { notifications } from "@mantine/notifications";
import { errorText } from "../api/errorText.ts";
import { t } from "../i18n/t.ts";

const ERROR_STAYS_MS = 8_000;

export function notifyDone(message: string): void {
  notifications.show({ message, color: "teal", closeButtonProps: { "aria-label": t("ui.close") } });
}

export function notifyError(error: unknown): void {
  const { title, hint } = errorText(error);
  notifications.show({
    title,
    message: hint,
    color: "red",
    autoClose: ERROR_STAYS_MS,
    closeButtonProps: { "aria-label": t("ui.close") },
  });
}

// Shown instead of the chat when there is none to show: one plain sentence.

import { t } from "../texts/translate.ts";
import { Icon } from "./Icon.tsx";

const known = ["bot_not_published", "bot_disabled", "bot_not_allowed_here"] as const;

export function ErrorView({ code }: { code: string }) {
  const own = known.find((entry) => entry === code);
  const text = own
    ? t(`error.${own}`)
    : code === "not_found" || code === "validation_failed"
      ? t("error.unknownBot")
      : t("error.other");
  return (
    <main class="error-view">
      <Icon name="chat" />
      <p role="alert">{text}</p>
    </main>
  );
}

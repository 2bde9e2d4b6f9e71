// The plain words of a message, for reading out and for copying.

import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import { t } from "../../../i18n/t.ts";

export function messageText(content: MessageContent): string {
  switch (content.kind) {
    case "image":
      return [t("inbox.thread.picture"), content.alt, content.text].filter(Boolean).join(" ");
    case "video":
      return [t("inbox.thread.video"), content.text].filter(Boolean).join(" ");
    default:
      return contentLines(content).join(" ");
  }
}

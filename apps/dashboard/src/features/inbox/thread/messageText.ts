// The plain words of a message, for reading out and for copying.

import type { MessageContent } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import { t } from "../../../i18n/t.ts";

export function messageText(content: MessageContent): string {
  switch (content.kind) {
    case "text":
    case "choice":
    case "links":
      return plainText(content.text);
    case "image":
      return [t("inbox.thread.picture"), content.alt, content.text].filter(Boolean).join(" ");
    case "video":
      return [t("inbox.thread.video"), content.text].filter(Boolean).join(" ");
    case "event":
      return [content.title, content.text].filter(Boolean).join(" ");
  }
}

// What of a conversation travels to the person on a messenger: everything but lines for the team.

import type { MessageContent } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";

/** Undefined for what is not said. Of a line between messages only its words are. */
export function saidOnMessenger(content: MessageContent): MessageContent | undefined {
  if (content.kind !== "event") return content;
  const text = [content.title, content.text].filter(Boolean).join("\n");
  return plainText(text).trim() === "" ? undefined : { kind: "text", text };
}

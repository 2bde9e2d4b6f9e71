// What was said, as lines of a mail. Questions whose author left them out of the transcript stay out with their answers.

import type { FlowDocument } from "@parley/contracts/flow";
import type { MessageContent } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import { isInTranscript } from "@parley/flow-engine";
import type { TranscriptRow } from "./store.ts";

export function transcriptOf(rows: readonly TranscriptRow[], documents: readonly FlowDocument[]): string {
  const isShown = (blockId: string) => documents.every((document) => isInTranscript(document, blockId));
  const lines: string[] = [];
  // An answer carries no block of its own: it belongs to what the bot said last.
  let isAnswerShown = true;
  for (const { authorKind, authorName, content, blockId } of rows) {
    if (authorKind === "bot") isAnswerShown = blockId === null || isShown(blockId);
    if (authorKind === "agent") isAnswerShown = true;
    const text = textOf(content);
    if (text === "" || authorKind === "system" || !isAnswerShown) continue;
    const speaker = authorKind === "visitor" ? "Visitor" : (authorName ?? "Bot");
    lines.push(`${speaker}: ${text.replaceAll("\n", "\n    ")}`);
  }
  return lines.join("\n");
}

function textOf(content: MessageContent): string {
  switch (content.kind) {
    case "text":
    case "choice":
      return plainText(content.text);
    case "links":
      return [plainText(content.text), ...content.links.map(({ title, url }) => `${title} (${url})`)].join(
        "\n",
      );
    case "image":
      return [plainText(content.text ?? ""), content.alt || "(picture)"].filter(Boolean).join("\n");
    case "video":
      return [plainText(content.text ?? ""), "(video)"].filter(Boolean).join("\n");
    case "event":
      return content.event === "skipped" ? "(left out)" : "";
  }
}

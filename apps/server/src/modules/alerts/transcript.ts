// What was said, as lines of a mail. Questions whose author left them out of the transcript stay out with their answers.

import type { FlowDocument } from "@parley/contracts/flow";
import type { MessageContent } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
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
  if (content.kind === "event") return content.event === "skipped" ? "(left out)" : "";
  return contentLines(content).join("\n");
}

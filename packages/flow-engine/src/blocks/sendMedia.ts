// Blocks that show a file by its address: filled, and left out when nothing could be opened.

import type { MessageContent } from "@parley/contracts/messages";
import { renderText, sendContent, type StepRun } from "../engine/stepRun.ts";
import { isWebUrl } from "../settings/webUrl.ts";
import type { BlockContext, Outcome } from "./blockKind.ts";

interface MediaSettings {
  url: string;
  text: string;
  delaySeconds: number;
  rephrase: boolean;
}

/** Sends what `contentOf` makes of the address and the caption, and goes on either way. */
export function sendMedia<Settings extends MediaSettings>(
  { block, settings, run }: BlockContext<Settings>,
  contentOf: (media: { url: string; text?: string }) => MessageContent,
): Outcome {
  const url = mediaUrl(run, block.id, settings.url);
  if (url !== null) {
    const content = contentOf({ url, ...caption(run, block.id, settings.text) });
    sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
  }
  return { kind: "next", output: "next" };
}

/** The address, or null with a warning in the trace. */
function mediaUrl(run: StepRun, blockId: string, template: string): string | null {
  const url = renderText(run, blockId, template).trim();
  if (isWebUrl(url)) return url;
  run.trace.push({ kind: "warning", blockId, code: "url_invalid", detail: url });
  return null;
}

/** A caption that is empty after filling is no caption. */
function caption(run: StepRun, blockId: string, template: string): { text?: string } {
  const text = renderText(run, blockId, template);
  return text.trim() ? { text } : {};
}

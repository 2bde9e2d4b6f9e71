// The address of a file a block shows: filled, and left out when nothing could be opened.

import { renderText, type StepRun } from "../engine/stepRun.ts";
import { isWebUrl } from "../settings/webUrl.ts";

/** The address, or null with a warning in the trace. */
export function mediaUrl(run: StepRun, blockId: string, template: string): string | null {
  const url = renderText(run, blockId, template).trim();
  if (isWebUrl(url)) return url;
  run.trace.push({ kind: "warning", blockId, code: "url_invalid", detail: url });
  return null;
}

/** A caption that is empty after filling is no caption. */
export function caption(run: StepRun, blockId: string, template: string): { text?: string } {
  const text = renderText(run, blockId, template);
  return text.trim() ? { text } : {};
}

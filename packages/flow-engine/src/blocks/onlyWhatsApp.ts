// Blocks that only WhatsApp can show: what the other channels answer.

import type { StepRun } from "../engine/stepRun.ts";
import type { ChannelSupport } from "./blockKind.ts";

const missing = {
  level: "unsupported",
  note: "Only WhatsApp can show it; visitors of this channel go on without it.",
} as const;

export const onlyWhatsApp: ChannelSupport = {
  website: missing,
  telegram: missing,
  messenger: missing,
  instagram: missing,
};

/** Whether this conversation is on WhatsApp; elsewhere the block is passed over with a word in the trace. */
export function isOnWhatsApp(run: StepRun, blockId: string): boolean {
  const { channel } = run.environment.chat;
  if (channel === "whatsapp") return true;
  run.trace.push({ kind: "warning", blockId, code: "channel_unsupported", detail: channel });
  return false;
}

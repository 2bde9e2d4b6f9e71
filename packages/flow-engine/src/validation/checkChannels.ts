// What channels make of a block: an error where the bot is and the block cannot be shown, otherwise a warning.

import type { FlowProblem } from "@parley/contracts/flow";
import type { PreparedBlock } from "../blocks/blockKind.ts";
import type { Channel, ValidationContext } from "../types.ts";
import { makeProblem } from "./problems.ts";

export const channelNames: Readonly<Record<Channel, string>> = {
  website: "The website",
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  messenger: "Messenger",
  instagram: "Instagram",
};

export function checkChannels(prepared: PreparedBlock, context: ValidationContext): FlowProblem[] {
  const used = usedChannels(context);
  return checkedChannels(context).flatMap((channel) => {
    const support = prepared.channels[channel];
    if (!support) return [];
    const isUnsupported = support.level === "unsupported";
    const code = isUnsupported ? "channel_unsupported" : "channel_degraded";
    const { id } = prepared.block;
    const details = { channel: channelNames[channel], note: support.note };
    const problem = { ...makeProblem(code, id, `blocks.${id}`, details), channel };
    return isUnsupported && !used.includes(channel) ? { ...problem, severity: "warning" } : problem;
  });
}

/** Every channel problems are told for, each once. */
export function checkedChannels(context: ValidationContext): Channel[] {
  return [...new Set([...usedChannels(context), ...(context.otherChannels ?? [])])];
}

function usedChannels(context: ValidationContext): readonly Channel[] {
  return context.usedChannels ?? [context.channel];
}

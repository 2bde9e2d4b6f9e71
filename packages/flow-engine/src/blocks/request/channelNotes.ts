// What authors are told about a block on channels that have no form of their own for it.

import type { Channel } from "../../types.ts";
import type { ChannelSupport } from "../blockKind.ts";

const messengers = ["whatsapp", "telegram", "messenger", "instagram"] as const satisfies readonly Channel[];

/** The same note for every messaging channel; `own` replaces it where a channel does better or worse. */
export function onMessengers(note: string, own: ChannelSupport = {}): ChannelSupport {
  const notes = messengers.map((channel) => [channel, { level: "degraded", note }] as const);
  return { ...Object.fromEntries(notes), ...own };
}

/** One note for some channels. */
export function on(names: readonly Channel[], note: string): ChannelSupport {
  return Object.fromEntries(names.map((channel) => [channel, { level: "degraded", note }] as const));
}

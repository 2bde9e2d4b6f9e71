// What outlives a reload of the page: messages that are not confirmed, and whether sounds are off. Kept as one text, by
// the loader in the site's own storage when the panel is a frame, since browsers forbid storage to frames of others.

import type { Pending } from "./conversationState.ts";

/** More unconfirmed messages than this are not kept over a reload. */
const keptMaximum = 50;

export interface KeptState {
  pending: readonly Pending[];
  isMuted: boolean;
}

export function readKept(text: string | undefined): KeptState {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    const { pending, isMuted } = kept as Partial<KeptState>;
    return {
      pending: (Array.isArray(pending) ? (pending as Pending[]) : []).map((waiting) => ({
        ...waiting,
        status: "sending",
        problem: null,
      })),
      isMuted: isMuted === true,
    };
  } catch {
    return { pending: [], isMuted: false };
  }
}

export function writeKept({ pending, isMuted }: KeptState): string {
  return JSON.stringify({
    pending: pending.filter(({ status }) => status !== "refused").slice(0, keptMaximum),
    isMuted,
  });
}

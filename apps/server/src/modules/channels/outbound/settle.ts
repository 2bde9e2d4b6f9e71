// What became of a call: its row, the message's state, what it says about the person and the account, and who is told.

import type { SendProblem } from "@parley/channels";
import type { ChannelsContext } from "../channelsContext.ts";
import { pushLane } from "../store/lanes.ts";
import { advanceSend, dropParts, settleMessage, type Advance, type AdvancedSend } from "../store/sends.ts";
import { setUnreachable } from "../store/peers.ts";

/** Moves a send forward and tells everybody; nothing when it is further already. */
export type Settle = (send: { workspaceId: string; id: string }, advance: Advance) => Promise<void>;

export function createSettle({ db, clock, log, runtime }: ChannelsContext, wakeSending: () => void): Settle {
  async function announce({ workspaceId, conversationId, messageSeq }: AdvancedSend): Promise<void> {
    // The news are a courtesy: whoever missed them reads the conversation again.
    await runtime()
      .announce({ workspaceId, id: conversationId }, [messageSeq])
      .catch((error: unknown) => log.warn({ err: error }, "a message's state could not be told"));
  }

  return async (send, advance) => {
    const advanced = await db.transaction(async (tx) => {
      const moved = await advanceSend(tx, send, advance);
      if (!moved) return undefined;
      if (advance.status === "failed") {
        await dropParts(tx, moved, advance.now);
        const unreachable = advance.problem && unreachableBy(advance.problem, advance.now);
        if (unreachable) await setUnreachable(tx, moved, unreachable);
      }
      const isNews = await settleMessage(tx, moved, advance.now);
      // Whatever waited for this one may go now.
      await pushLane(tx, "out", moved.conversationId, clock.now());
      return isNews ? moved : undefined;
    });
    wakeSending();
    if (advanced) await announce(advanced);
  };
}

function unreachableBy(
  { kind, code }: SendProblem,
  now: Date,
): { reason: string; since: string } | undefined {
  if (kind !== "unreachable" || code === "unreachable") return undefined;
  return { reason: code, since: now.toISOString() };
}

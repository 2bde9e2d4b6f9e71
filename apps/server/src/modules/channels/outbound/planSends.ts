// What a turn said, as calls to the provider, written in the turn's own transaction. Pure but for the last line.

import type { ChannelAdapter, RenderContext } from "@parley/channels";
import type { InputRequest } from "@parley/contracts/messages";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { saidOnMessenger, type MessageRow, type WrittenChange } from "../../conversations/index.ts";
import type { ChannelsContext } from "../channelsContext.ts";
import { providerIdOf } from "../store/messages.ts";
import { insertSends, type NewSend } from "../store/sends.ts";

/** Pauses between messages seem human; together they are not longer than this. */
const LONGEST_PAUSE_MS = 10_000;

type PlanContext = Pick<ChannelsContext, "adapterOf" | "publicUrl"> & {
  /** Where the person can answer in a browser what the channel has no form for. */
  answerUrl?: (place: { workspaceId: string; conversationId: string }) => string;
};

export interface SpokenTurn {
  written: WrittenChange;
  channel: Parameters<ChannelsContext["adapterOf"]>[0];
  /** BCP 47. */
  language: string;
  /** Provider ids of messages that are answered, by the id they have here. */
  providerIdOf?: (messageId: string) => string | undefined;
}

export function sendsOf(turn: SpokenTurn, context: PlanContext): NewSend[] {
  const { written, channel, language, providerIdOf } = turn;
  const { conversation } = written;
  const adapter = context.adapterOf(channel);
  const said = written.messages.filter(({ delivery }) => delivery?.status === "queued");
  const place = { workspaceId: conversation.workspaceId, conversationId: conversation.id };
  const renderContext: RenderContext = {
    language,
    absoluteUrl: (url) => new URL(url, context.publicUrl).href,
    ...(context.answerUrl && { answerUrl: context.answerUrl(place) }),
  };
  let runAt = conversation.updatedAt.getTime();
  const latest = runAt + LONGEST_PAUSE_MS;
  return said.flatMap((row, index) => {
    const isLast = index === said.length - 1;
    const input = isLast ? openQuestion(written) : null;
    runAt = Math.min(latest, runAt + row.delayMs);
    const replyTo = row.replyTo === null ? undefined : providerIdOf?.(row.replyTo);
    return partsOf(adapter, row, { input, replyTo }, renderContext).map((request, part) => ({
      id: newId(),
      messageSeq: row.seq,
      part,
      request,
      byHuman: row.authorKind === "agent",
      runAt: new Date(runAt),
    }));
  });
}

function partsOf(
  adapter: ChannelAdapter,
  { content }: MessageRow,
  { input, replyTo }: { input: InputRequest | null; replyTo: string | undefined },
  context: RenderContext,
) {
  const said = saidOnMessenger(content);
  if (!said) return [];
  return adapter.render({ content: said, input, ...(replyTo !== undefined && { replyTo }) }, context);
}

/** The bot waits for an answer: its question carries the buttons. */
function openQuestion({ conversation }: WrittenChange): InputRequest | null {
  const { responder, session } = conversation;
  return responder === "bot" && session?.status === "awaitingInput" ? session.input : null;
}

export async function planSends(tx: Queryable, turn: SpokenTurn, context: PlanContext): Promise<boolean> {
  const { conversation } = turn.written;
  if (conversation.connectionId === null) return false;
  const { workspaceId, id: conversationId, connectionId } = conversation;
  const known = new Map<string, string>();
  for (const { replyTo } of turn.written.messages) {
    const providerId =
      replyTo === null ? undefined : await providerIdOf(tx, { workspaceId, conversationId }, replyTo);
    if (replyTo !== null && providerId !== undefined) known.set(replyTo, providerId);
  }
  const sends = sendsOf({ ...turn, providerIdOf: (id) => known.get(id) }, context);
  if (sends.length === 0) return false;
  await insertSends(tx, { workspaceId, conversationId, connectionId }, sends);
  return true;
}

// Everything a provider tells beside messages: what became of ours, marks, reactions, edits, who blocked us, and news of the
// account. Each is safe to repeat.

import type { InboundEvent, Peer } from "@parley/channels";
import type { MessageContent } from "@parley/contracts/messages";
import { AppError } from "@parley/contracts/errors";
import { emptyPlan } from "../../runtime/index.ts";
import type { ChannelsContext } from "../channelsContext.ts";
import type { Settle } from "../outbound/settle.ts";
import { mergeFacts, setConnectionProblem, type ConnectionRow } from "../store/connections.ts";
import {
  deleteMessage,
  editMessage,
  findByProviderId,
  setReaction,
  type ConversationPlace,
} from "../store/messages.ts";
import { findPeer, identitiesOf, movePeer, setOptIn, setUnreachable } from "../store/peers.ts";
import { advanceUntil, findSendOf, hasUnsettled, settleMessage } from "../store/sends.ts";
import { clientIdOf } from "./handleMessage.ts";
import { toInput } from "./toInput.ts";

type News<Kind extends InboundEvent["kind"]> = Extract<InboundEvent, { kind: Kind }>;
export type TemplateNews = News<"template">;

export interface NewsContext extends ChannelsContext {
  settle: Settle;
  /** Keeps the list of approved messages in step with the provider. */
  onTemplateNews?: (connection: ConnectionRow, news: TemplateNews) => Promise<void>;
}

/** A provider's clock may be a little behind ours. */
const CLOCK_LEEWAY_MS = 2_000;

export function createNewsHandler(context: NewsContext) {
  const { db, clock, runtime, settle, onTemplateNews } = context;

  async function placeOf(
    connection: ConnectionRow,
    peer: Peer,
  ): Promise<(ConversationPlace & { contactId: string }) | undefined> {
    const known = await findPeer(db, connection, identitiesOf(peer));
    return known && { workspaceId: connection.workspaceId, ...known };
  }

  const tell = ({ workspaceId, conversationId }: ConversationPlace, seqs: readonly number[] = []) =>
    runtime().announce({ workspaceId, id: conversationId }, seqs);

  async function status(connection: ConnectionRow, event: News<"status">): Promise<void> {
    const send = await findSendOf(db, connection.id, event.messageId, event.reference);
    // Sent by another program over the same account.
    if (!send) return;
    await settle(send, {
      status: event.status,
      providerId: event.messageId,
      problem: event.problem,
      pricing: event.pricing,
      now: clock.now(),
    });
    if (event.problem?.kind === "unwanted" && event.peer) {
      const place = await placeOf(connection, event.peer);
      if (place) await setOptIn(db, place.workspaceId, place.contactId, false);
    }
    if (event.problem?.kind === "paused" || event.problem?.kind === "reauthorise") {
      const { kind, code, detail } = event.problem;
      const state = kind === "paused" ? "paused" : "reauthorise";
      await setConnectionProblem(db, connection, state, {
        kind,
        code,
        detail,
        at: clock.now().toISOString(),
      });
    }
  }

  async function watermark(connection: ConnectionRow, event: News<"watermark">): Promise<void> {
    const place = await placeOf(connection, event.peer);
    if (!place) return;
    const until = new Date(event.until + CLOCK_LEEWAY_MS);
    const moved = await advanceUntil(db, place, event.status, until, clock.now());
    const changed: number[] = [];
    for (const send of moved) if (await settleMessage(db, send, clock.now())) changed.push(send.messageSeq);
    if (changed.length > 0) await tell(place, changed);
  }

  /** Said by the business, here or elsewhere: our own comes back with its reference, others are shown as what they are. */
  async function echo(connection: ConnectionRow, event: News<"echo">): Promise<void> {
    const send = await findSendOf(db, connection.id, event.messageId, event.reference);
    if (send) return settle(send, { status: "sent", providerId: event.messageId, now: clock.now() });
    const place = await placeOf(connection, event.peer);
    if (!place) return;
    if (event.isOurs) {
      // Its answer may be on the way: only when nothing is, somebody else used our app.
      if (await hasUnsettled(db, place.conversationId)) throw new AppError("conflict");
      return;
    }
    const { content = { kind: "text", text: "" } as MessageContent, input } = toInput(
      event.content,
      null,
      undefined,
    );
    const shown =
      input?.kind === "text" && content.kind === "text" ? { ...content, text: input.text } : content;
    const key = { workspaceId: place.workspaceId, id: place.conversationId };
    const clientId = clientIdOf(connection.id, event.key);
    await runtime().change(
      key,
      () => {
        const plan = emptyPlan();
        const author = { kind: "agent", name: connection.name } as const;
        // It was sent already: a delivery says that, so that it is not sent once more.
        plan.messages.push({
          author,
          content: shown,
          clientId,
          providerId: event.messageId,
          delivery: { status: "sent" },
        });
        return plan;
      },
      clientId,
    );
  }

  async function ofMessage(
    connection: ConnectionRow,
    event: News<"reaction"> | News<"edit"> | News<"delete">,
  ): Promise<void> {
    const place = await placeOf(connection, event.peer);
    const found = place && (await findByProviderId(db, place, event.messageId));
    if (!place || !found) return;
    const now = clock.now();
    if (event.kind === "reaction") await setReaction(db, place, found.seq, "visitor", event.emoji);
    else if (event.kind === "edit")
      await editMessage(db, place, found.seq, { kind: "text", text: event.text }, now);
    else await deleteMessage(db, place, found.seq, now);
    await tell(place, [found.seq]);
  }

  async function reach(connection: ConnectionRow, event: News<"reach">): Promise<void> {
    const place = await placeOf(connection, event.peer);
    if (!place) return;
    const since = new Date(event.at).toISOString();
    await setUnreachable(db, place, event.isReachable ? null : { reason: event.reason, since });
    await tell(place);
  }

  async function marketing(connection: ConnectionRow, event: News<"marketing">): Promise<void> {
    const place = await placeOf(connection, event.peer);
    if (!place) return;
    await setOptIn(db, place.workspaceId, place.contactId, event.isWanted);
    await tell(place);
  }

  async function moved(
    connection: ConnectionRow,
    { peer, newAddress, newPhone, newUserId }: News<"moved">,
  ): Promise<void> {
    const place = await placeOf(connection, peer);
    if (!place) return;
    await movePeer(db, connection, place.conversationId, {
      address: newAddress,
      ...(newPhone !== undefined && { phone: newPhone }),
      ...(newUserId !== undefined && { userId: newUserId }),
    });
    await tell(place);
  }

  async function account(connection: ConnectionRow, event: News<"account">): Promise<void> {
    const facts = Object.entries(event.details).flatMap(([name, value]) =>
      ["string", "number", "boolean"].includes(typeof value) ? [[name, String(value)]] : [],
    );
    await mergeFacts(db, connection, {
      ...Object.fromEntries(facts),
      [`news.${event.what}`]: new Date(event.at).toISOString(),
    });
  }

  return async (
    connection: ConnectionRow,
    event: Exclude<InboundEvent, { kind: "message" }>,
  ): Promise<void> => {
    switch (event.kind) {
      case "status":
        return status(connection, event);
      case "watermark":
        return watermark(connection, event);
      case "echo":
        return echo(connection, event);
      case "reaction":
      case "edit":
      case "delete":
        return ofMessage(connection, event);
      case "reach":
        return reach(connection, event);
      case "marketing":
        return marketing(connection, event);
      case "moved":
        return moved(connection, event);
      case "account":
        return account(connection, event);
      case "template":
        return onTemplateNews?.(connection, event);
      case "thread":
      case "comment":
      case "unknown":
        // Kept for reading; nothing follows from them yet.
        return;
    }
  };
}

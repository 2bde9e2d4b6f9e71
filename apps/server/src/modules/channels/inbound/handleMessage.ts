// Somebody wrote: they are known or made known, their file is fetched, and the conversation goes on like with a visitor of
// the website. Safe to repeat: the message's key is the client id of its turn.

import { createHash } from "node:crypto";
import { readAnswerId, type InboundEvent } from "@parley/channels";
import { capabilities } from "@parley/channels/capabilities";
import { completeChannelSettings } from "@parley/contracts/channelSettings";
import type { SentFile } from "@parley/contracts/messages";
import { emptyPlan, type CameOver, type TurnPlan } from "../../runtime/index.ts";
import type { ChannelsContext } from "../channelsContext.ts";
import type { ConnectionRow } from "../store/connections.ts";
import { findByProviderId } from "../store/messages.ts";
import { noteArrival, setOptIn } from "../store/peers.ts";
import { askName } from "./askName.ts";
import type { FetchFile } from "./fetchFile.ts";
import { keepPhone, knowPeer, type PeerPlace } from "./knowPeer.ts";
import { toInput } from "./toInput.ts";
import { matchOptWord } from "./matchOptWord.ts";

export type MessageEvent = Extract<InboundEvent, { kind: "message" }>;

const HOUR_MS = 3_600_000;
/** A person who comes from an ad may be answered free of charge for this long. */
const FREE_ENTRY_HOURS = 72;
/** Clocks of providers are not ours: nothing happened in the future. */
const earlier = (at: number, now: Date) => new Date(Math.min(at, now.getTime()));

/** 1 to 64 letters and digits, the same for the same message. */
export function clientIdOf(connectionId: string, key: string): string {
  return createHash("sha256").update(`${connectionId} ${key}`).digest("hex").slice(0, 40);
}

export interface MessageContext extends ChannelsContext {
  /** What a button begins that is none of a question of ours: one of a template. */
  pressedButton?: (
    workspaceId: string,
    press: { id: string; title: string },
  ) => Promise<NonNullable<CameOver["button"]>>;
}

export function createMessageHandler(context: MessageContext, fetchFile: FetchFile) {
  const { db, clock, log, http, runtime, adapterOf, credentialsOf } = context;

  async function arrive(connection: ConnectionRow, event: MessageEvent): Promise<PeerPlace> {
    const place = await knowPeer(db, connection, event.peer, clock.now());
    await askName(context, connection, place, event.peer);
    const at = earlier(event.at, clock.now());
    const { windowHours } = capabilities[connection.channel];
    const isAd = event.referral?.type === "ad" || event.referral?.type === "post";
    await noteArrival(db, place, {
      at,
      messageId: event.messageId,
      windowUntil: windowHours === null ? null : new Date(at.getTime() + windowHours * HOUR_MS),
      freeUntil:
        isAd && connection.channel === "whatsapp"
          ? new Date(at.getTime() + FREE_ENTRY_HOURS * HOUR_MS)
          : null,
      referral: event.referral,
      botId: connection.botId ?? "",
    });
    if (event.content.kind === "contacts") await keepOwnNumber(place, event);
    return place;
  }

  /** Somebody shared their own card: the provider vouches for the number. */
  async function keepOwnNumber(
    { workspaceId, contactId }: PeerPlace,
    { content }: MessageEvent,
  ): Promise<void> {
    if (content.kind !== "contacts") return;
    const phone = content.contacts.find(({ isOwn }) => isOwn === true)?.phones[0];
    if (phone !== undefined) await db.transaction((tx) => keepPhone(tx, workspaceId, contactId, phone));
  }

  /** A press must be answered, or the person's app goes on turning. */
  function acknowledge(connection: ConnectionRow, { callbackId }: MessageEvent): void {
    if (callbackId === undefined) return;
    adapterOf(connection.channel)
      .acknowledge?.(callbackId, credentialsOf(connection), http)
      .catch((error: unknown) => log.debug({ err: error }, "a press could not be acknowledged"));
  }

  /** `album` are further messages that were sent together with the first. */
  async function handle(
    connection: ConnectionRow,
    event: MessageEvent,
    album: readonly MessageEvent[] = [],
  ): Promise<void> {
    acknowledge(connection, event);
    const place = await arrive(connection, event);
    const key = { workspaceId: place.workspaceId, id: place.conversationId };
    const clientId = clientIdOf(connection.id, event.key);
    const { state } = await runtime().look(key);
    const files: SentFile[] = [];
    for (const each of [event, ...album]) {
      if (each.content.kind !== "media") continue;
      const file = await fetchFile(connection, place, each.content.media);
      if (file) files.push(file);
    }
    const told = toInput(event.content, state.input, files[0]);
    const replied =
      event.replyTo === undefined ? undefined : await findByProviderId(db, place, event.replyTo);
    const came: CameOver = {
      providerId: event.messageId,
      ...(replied && { replyTo: replied.id }),
      ...(told.content && { content: told.content }),
      ...(told.beginsAnew && { beginsAnew: true }),
      ...(files.length > 0 && { fileIds: files.map(({ id }) => id) }),
    };
    if (event.content.kind === "press" && !readAnswerId(event.content.id) && context.pressedButton)
      came.button = await context.pressedButton(key.workspaceId, event.content);
    const isLost = event.content.kind === "media" && files.length === 0;
    if (isLost && event.content.kind === "media") {
      const { media, text } = event.content;
      const lost = { kind: "unsupported", type: media.kind, reason: "media_unavailable" } as const;
      await runtime().change(key, () => only({ ...came, content: lost }, clientId, text), clientId);
      return;
    }
    const word =
      told.input?.kind === "text" ? matchOptWord(settingsOf(connection), told.input.text) : undefined;
    if (word !== undefined) {
      await setOptIn(db, place.workspaceId, place.contactId, word.isIn);
      await runtime().change(
        key,
        () => only(came, clientId, event.content.kind === "text" ? event.content.text : "", word.answer),
        clientId,
      );
      return;
    }
    if (!told.input) {
      await runtime().change(key, () => only(came, clientId), clientId);
      return;
    }
    const input =
      told.input.kind === "files"
        ? { kind: "files" as const, fileIds: files.map(({ id }) => id) }
        : told.input;
    const content = came.content?.kind === "files" ? { ...came.content, files } : came.content;
    await runtime().input(key, clientId, input, { ...came, ...(content && { content }) });
  }

  return { handle, arrive };
}

function settingsOf({ channel, settings }: ConnectionRow) {
  return completeChannelSettings(channel, settings);
}

/** A message that no flow is asked about, and what is answered to it, if anything. */
function only(came: CameOver, clientId: string, text = "", answer = ""): TurnPlan {
  const plan = emptyPlan();
  const { content = { kind: "text", text }, providerId, replyTo, fileIds = [] } = came;
  plan.messages.push({
    author: { kind: "visitor" },
    content,
    clientId,
    ...(providerId !== undefined && { providerId }),
    ...(replyTo !== undefined && { replyTo }),
  });
  plan.fileIds = [...fileIds];
  if (answer !== "") plan.messages.push({ author: { kind: "bot" }, content: { kind: "text", text: answer } });
  return plan;
}

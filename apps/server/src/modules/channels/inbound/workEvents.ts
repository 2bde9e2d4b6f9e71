// Works off what one person, or one account, told: in the order it came. What fails comes again with growing gaps and is at
// last laid aside where people see it; the rest goes on.

import { AppError } from "@parley/contracts/errors";
import type { InboundEvent } from "@parley/channels";
import type { ChannelsContext } from "../channelsContext.ts";
import { backoffMs } from "../outbound/backoff.ts";
import { findConnection, type ConnectionRow } from "../store/connections.ts";
import { buryEvent, finishEvents, listQueuedEvents, postponeEvent, type EventRow } from "../store/events.ts";
import type { MessageEvent } from "./handleMessage.ts";

const READ_AT_ONCE = 20;
/** Attempts before an event is laid aside: about two minutes in all. */
const MAXIMUM_ATTEMPTS = 7;
/** Parts of an album have no end mark: they are waited for this long after the first. */
const ALBUM_MS = 900;

export interface EventHandlers {
  /** `album` are further messages that belong to the first. */
  message: (connection: ConnectionRow, event: MessageEvent, album: readonly MessageEvent[]) => Promise<void>;
  other: (connection: ConnectionRow, event: Exclude<InboundEvent, { kind: "message" }>) => Promise<void>;
}

export function createEventWorker({ db, clock, log }: ChannelsContext, handlers: EventHandlers) {
  async function work(lane: string): Promise<Date | undefined> {
    for (;;) {
      const queued = await listQueuedEvents(db, lane, READ_AT_ONCE);
      const [first] = queued;
      if (!first) return undefined;
      if (first.runAt > clock.now()) return first.runAt;
      const album = albumOf(queued);
      const opens = albumOpensAt(first);
      if (opens !== undefined && opens > clock.now()) return opens;
      const later = await perform(first, album);
      if (later) return later;
    }
  }

  async function perform(row: EventRow, album: readonly EventRow[]): Promise<Date | undefined> {
    try {
      const connection = await findConnection(db, row.workspaceId, row.connectionId);
      if (connection) await handle(connection, row, album);
      await finishEvents(db, [row, ...album]);
      return undefined;
    } catch (error) {
      const reason = reasonOf(error);
      if (row.attempts + 1 >= MAXIMUM_ATTEMPTS || isHopeless(error)) {
        log.error({ err: error, event: row.id, kind: row.event.kind }, "news of a provider was laid aside");
        await buryEvent(db, row, reason);
        return undefined;
      }
      log.warn({ err: error, event: row.id, kind: row.event.kind }, "news of a provider comes again");
      const runAt = new Date(clock.now().getTime() + backoffMs(row.attempts));
      await postponeEvent(db, row, runAt, reason);
      return runAt;
    }
  }

  async function handle(
    connection: ConnectionRow,
    { event }: EventRow,
    album: readonly EventRow[],
  ): Promise<void> {
    if (event.kind !== "message") return handlers.other(connection, event);
    const others = album.flatMap((row) => (row.event.kind === "message" ? [row.event] : []));
    return handlers.message(connection, event, others);
  }

  return { work };
}

function albumIdOf({ event }: EventRow): string | undefined {
  return event.kind === "message" ? event.albumId : undefined;
}

/** The rows behind the first that were sent together with it. */
function albumOf([first, ...rest]: readonly EventRow[]): EventRow[] {
  const albumId = first && albumIdOf(first);
  if (albumId === undefined) return [];
  const end = rest.findIndex((row) => albumIdOf(row) !== albumId);
  return end < 0 ? rest : rest.slice(0, end);
}

function albumOpensAt(row: EventRow): Date | undefined {
  if (albumIdOf(row) === undefined) return undefined;
  return new Date(row.receivedAt.getTime() + ALBUM_MS);
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.message.slice(0, 500) : "unknown";
}

/** Trying again changes nothing: somebody has to act first. */
function isHopeless(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ["connection_without_bot", "message_too_long", "not_found"].includes(error.code)
  );
}

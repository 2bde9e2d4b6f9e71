// Asks Telegram for news of the bots whose webhooks cannot reach this server: one loop per bot, in one process at a time.
// The position moves on only when everything before it is stored.

import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { pollUpdates, SendFailed, ChannelHttpError, type ChannelHttp } from "@parley/channels";
import { setConnectionProblem, type ConnectionRow } from "../store/connections.ts";
import { claimPolling, keepPolling, releasePolling, savePollOffset } from "../store/polling.ts";
import type { ConnectionsContext } from "./context.ts";
import { credentialsOf } from "./credentials.ts";
import { problemOf } from "./provider.ts";

/** How often this process looks for bots that nobody asks for. */
const LOOK_EVERY_MS = 3_000;
/** How long an answer without news takes. */
const POLL_SECONDS = 25;
/** A process that has not said that it still polls for so long is gone: a poll, its grace, and storing what came. */
const LEASE_MS = 90_000;
/** Bots one process asks for. */
const MOST_BOTS = 500;
/** Waits after failures grow up to this. */
const LONGEST_WAIT_MS = 60_000;
const SECOND_MS = 1_000;
/** Another process (or a program of somebody else) polls the same bot, or a webhook is set. */
const CONFLICT = "409";

export type ReceiveUpdate = (connection: ConnectionRow, body: unknown) => Promise<void>;

export interface TelegramPolling {
  start(): void;
  /** Resolves when no loop is left. What was told but not stored comes again. */
  stop(): Promise<void>;
}

export interface TelegramPollingOptions {
  context: Pick<ConnectionsContext, "db" | "clock" | "log" | "keyring" | "settings" | "adapterOf">;
  /** The way out with a signal, so that a poll which waits for news does not hold up the end. */
  httpUntil: (signal: AbortSignal) => ChannelHttp;
  receive: ReceiveUpdate;
  lookEveryMs?: number;
  pollSeconds?: number;
}

export function createTelegramPolling({
  context,
  httpUntil,
  receive,
  lookEveryMs = LOOK_EVERY_MS,
  pollSeconds = POLL_SECONDS,
}: TelegramPollingOptions): TelegramPolling {
  const { db, clock, log, keyring, settings, adapterOf } = context;
  const owner = randomUUID();
  const lease = { owner, leaseMs: LEASE_MS };
  const ending = new AbortController();
  const { signal } = ending;
  const http = httpUntil(signal);
  const loops = new Map<string, Promise<void>>();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    while (!signal.aborted) {
      try {
        const found = await claimPolling(db, { ...lease, limit: MOST_BOTS - loops.size });
        for (const connection of found) {
          if (loops.has(connection.id)) continue;
          loops.set(
            connection.id,
            run(connection).finally(() => loops.delete(connection.id)),
          );
        }
      } catch (error) {
        log.warn({ err: error }, "bots to be polled could not be looked up");
      }
      await pause(lookEveryMs);
    }
  }

  async function run(first: ConnectionRow): Promise<void> {
    let connection: ConnectionRow | undefined = first;
    let failures = 0;
    try {
      while (connection && !signal.aborted) {
        const waitMs = await pollOnce(connection, failures);
        failures = waitMs === 0 ? 0 : failures + 1;
        if (waitMs > 0) await pause(waitMs);
        if (!signal.aborted) connection = await keepPolling(db, connection, lease);
      }
    } catch (error) {
      log.warn({ err: error, connectionId: first.id }, "polling of a bot ended and begins anew");
    } finally {
      await releasePolling(db, first, owner).catch(() => undefined);
    }
  }

  /** Answers how long to wait before the next time. */
  async function pollOnce(connection: ConnectionRow, failures: number): Promise<number> {
    const credentials = credentialsOf(keyring, settings, connection);
    try {
      const offset = connection.pollOffset === 0 ? undefined : connection.pollOffset;
      const told = await pollUpdates(credentials, http, offset, pollSeconds);
      for (const update of told.updates) await receive(connection, update);
      if (told.updates.length > 0 && told.offset !== undefined)
        await savePollOffset(db, connection, owner, told.offset);
      if (connection.problem?.kind === POLL_PROBLEM)
        await setConnectionProblem(db, connection, connection.status, null);
      return 0;
    } catch (error) {
      if (signal.aborted) return 0;
      return afterFailure(connection, error, failures);
    }
  }

  async function afterFailure(connection: ConnectionRow, error: unknown, failures: number): Promise<number> {
    const growing = Math.min(LONGEST_WAIT_MS, SECOND_MS * 2 ** Math.min(failures, 10));
    if (!(error instanceof SendFailed)) {
      log.warn({ err: error, connectionId: connection.id }, "a bot could not be polled");
      return growing;
    }
    const { kind, code, retryAfterMs } = error.problem;
    if (kind === "reauthorise") {
      const problem = problemOf(error, clock.now());
      await setConnectionProblem(db, connection, "reauthorise", problem);
      return growing;
    }
    if (code.startsWith(CONFLICT)) {
      // A webhook somebody set meanwhile is taken away; against another poller only waiting helps.
      await adapterOf("telegram")
        .unsubscribe(credentialsOf(keyring, settings, connection), http)
        .catch((failure: unknown) => {
          if (!(failure instanceof SendFailed) && !(failure instanceof ChannelHttpError)) throw failure;
        });
      const problem = problemOf(error, clock.now(), POLL_PROBLEM);
      await setConnectionProblem(db, connection, connection.status, problem);
    }
    return Math.max(retryAfterMs ?? 0, growing);
  }

  const pause = (ms: number) => wait(ms, undefined, { signal }).catch(() => undefined);

  return {
    start() {
      looking ??= look();
    },
    async stop() {
      ending.abort();
      await looking;
      await Promise.all(loops.values());
    },
  };
}

/** Somebody else takes this bot's news. */
const POLL_PROBLEM = "polling";

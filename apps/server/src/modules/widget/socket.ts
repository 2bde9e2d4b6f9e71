// The visitor's WebSocket: brings news of one conversation. The first frame from the client names token and position;
// what came after that position is sent at once, so that nothing between opening and connecting is missed.

import type { WidgetEvent } from "@parley/contracts/widget";
import { widgetRoutes } from "@parley/contracts/widget";
import type { FastifyInstance } from "fastify";
import type { WebSocket } from "ws";
import { z } from "zod";
import { conversationTopic } from "../../platform/realtime/index.ts";
import { listMessagesAfter } from "../conversations/index.ts";
import type { WidgetContext } from "./context.ts";
import { recordLeaving, recordMarks } from "./store.ts";
import type { VisitorKey } from "./visitorToken.ts";

/** A connection that has not said who it is by then is closed. */
const HELLO_WITHIN_MS = 10_000;
/** How often a silent connection is asked for a sign of life; also keeps the visitor shown as online. */
const PING_EVERY_MS = 30_000;
/** A visitor whose connection ended may be going to the next page; after this long they count as gone. */
const GONE_AFTER_MS = 5_000;
/** Bytes a slow visitor may be behind before the connection is closed; they catch up when they reconnect. */
const MAXIMUM_BUFFERED_BYTES = 1_000_000;
const CLOSE_POLICY = 1008;
const CLOSE_OVERLOAD = 1013;

const hello = z.object({ token: z.string().max(4_096), after: z.number().int().nonnegative() });

export function registerWidgetSocket(app: FastifyInstance, context: WidgetContext): void {
  app.register(async (scope) => {
    scope.get(widgetRoutes.socket, { websocket: true }, (socket) => {
      const timer = setTimeout(() => socket.close(CLOSE_POLICY, "no hello"), HELLO_WITHIN_MS);
      socket.once("message", (data) => {
        clearTimeout(timer);
        begin(context, socket, String(data)).catch((error: unknown) => {
          context.log.debug({ err: error }, "a visitor's socket was refused");
          socket.close(CLOSE_POLICY, "session expired");
        });
      });
      socket.once("close", () => clearTimeout(timer));
    });
  });
}

async function begin(context: WidgetContext, socket: WebSocket, frame: string): Promise<void> {
  const { token, after } = hello.parse(JSON.parse(frame));
  const key = context.visitorTokens.verify(token);
  const send = (event: WidgetEvent) => {
    if (socket.bufferedAmount > MAXIMUM_BUFFERED_BYTES) socket.close(CLOSE_OVERLOAD, "too slow");
    else socket.send(JSON.stringify(event));
  };

  // Subscribe before reading: an event may then come twice, which the panel's reducer ignores, but never not at all.
  // After a gap the state names the last position, and the panel fetches what it misses.
  const tellState = async () => send({ kind: "state", state: (await context.runtime.look(key)).state });
  const onGap = () => void tellState().catch(() => socket.close(CLOSE_OVERLOAD, "catch up"));
  const unsubscribe = context.bus.subscribe<WidgetEvent>(conversationTopic(key.id), send, { onGap });
  const stopPings = keepAlive(context, socket, key);
  socket.once("close", () => {
    unsubscribe();
    stopPings();
    const closedAt = context.clock.now();
    setTimeout(() => void leave(context, key, closedAt), GONE_AFTER_MS).unref();
  });
  socket.on("error", () => socket.terminate());

  const rows = await listMessagesAfter(context.db, key, after, 200);
  const { state } = await context.runtime.look(key);
  send({ kind: "messages", messages: rows.map(context.runtime.presentMessage), state });
}

/** Another window, or the next page of the same visitor, may have connected meanwhile. */
async function leave(
  { db, bus, clock, runtime, log }: WidgetContext,
  key: VisitorKey,
  closedAt: Date,
): Promise<void> {
  if (bus.listenerCount(conversationTopic(key.id)) > 0) return;
  try {
    const hasLeft = await recordLeaving(db, key.workspaceId, key.id, { closedAt, now: clock.now() });
    if (hasLeft) await runtime.announce(key);
  } catch (error) {
    log.debug({ err: error }, "leaving was not recorded");
  }
}

function keepAlive(
  { db, clock, runtime, log }: WidgetContext,
  socket: WebSocket,
  key: VisitorKey,
): () => void {
  let isAlive = true;
  const seen = async () => {
    await recordMarks(db, key.workspaceId, key.id, { deliveredSeq: null, readSeq: null, now: clock.now() });
    await runtime.announce(key);
  };
  const beat = () =>
    void seen().catch((error: unknown) => log.warn({ err: error }, "presence was not recorded"));
  socket.on("pong", () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
    beat();
  }, PING_EVERY_MS);
  beat();
  return () => clearInterval(timer);
}

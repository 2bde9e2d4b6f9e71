// The load, in a process of its own: visitors who answer the bot's questions as quickly as it asks them.

import { randomUUID } from "node:crypto";
import type { WidgetState } from "@parley/contracts/widget";
import { widgetRoutes } from "@parley/contracts/widget";
import { answerTo } from "@parley/testkit/loopingFlow";
import { openHttpConnection, type HttpConnection } from "./httpConnection.ts";

export interface LoadOrder {
  origin: string;
  botId: string;
  workspaceId: string;
  /** Visitors who write at the same time. */
  visitors: number;
  warmUpSeconds: number;
  seconds: number;
  /** Conversations made before the clock starts; a visitor who has said enough is followed by the next. */
  conversations: number;
}

export interface LoadResult {
  kind: "result";
  /** Answered while measured, and in all. */
  turns: number;
  written: number;
  seconds: number;
  latenciesMs: number[];
  /** The pool of conversations was used up before the time was over. */
  ranDry: boolean;
}

/** Sent when the conversations are open and the visitors begin to write. */
export interface LoadBegins {
  kind: "begins";
}

interface Visitor {
  token: string;
  address: string;
  state: WidgetState;
}

/** Below the limit of messages a visitor may send within a minute. */
const TURNS_PER_VISITOR = 55;
const OPENING_AT_ONCE = 4;

process.on("message", (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const pool = await openVisitors(order);
  process.send?.({ kind: "begins" } satisfies LoadBegins);
  const start = performance.now();
  const measureFrom = start + order.warmUpSeconds * 1000;
  const measureUntil = measureFrom + order.seconds * 1000;
  const latenciesMs: number[] = [];
  let ranDry = false;
  let written = 0;

  async function write(): Promise<void> {
    const connection = await openHttpConnection(order.origin);
    for (let visitor = pool.pop(); ; visitor = pool.pop()) {
      if (!visitor) {
        ranDry = true;
        break;
      }
      for (let turn = 0; turn < TURNS_PER_VISITOR; turn += 1) {
        const began = performance.now();
        if (began >= measureUntil) return connection.close();
        visitor.state = await say(connection, visitor, turn);
        const ended = performance.now();
        written += 1;
        if (began >= measureFrom && ended <= measureUntil) latenciesMs.push(ended - began);
      }
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: order.visitors }, write));
  const seconds = (Math.min(performance.now(), measureUntil) - measureFrom) / 1000;
  return { kind: "result", written, turns: latenciesMs.length, seconds, latenciesMs, ranDry };
}

async function say(connection: HttpConnection, visitor: Visitor, turn: number): Promise<WidgetState> {
  const { status, body } = await connection.post(
    widgetRoutes.messages,
    { authorization: `Bearer ${visitor.token}`, "x-forwarded-for": visitor.address },
    JSON.stringify({ clientId: randomUUID(), input: answerTo(visitor.state.input, turn) }),
  );
  if (status !== 200) throw new Error(`A turn was refused (${status}): ${body}`);
  const { state } = JSON.parse(body) as { state: WidgetState };
  if (state.input === null || state.input.kind === visitor.state.input?.kind)
    throw new Error(`The bot did not go on: ${body}`);
  return state;
}

async function openVisitors(order: LoadOrder): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  let opened = 0;
  const page = { url: "https://shop.example/lamps", title: "Lamps" };
  await Promise.all(
    Array.from({ length: OPENING_AT_ONCE }, async () => {
      const connection = await openHttpConnection(order.origin);
      while (opened < order.conversations) {
        opened += 1;
        const address = `10.${(opened >> 16) & 255}.${(opened >> 8) & 255}.${opened & 255}`;
        const { botId, workspaceId: customerId } = order;
        const { status, body } = await connection.post(
          widgetRoutes.sessions,
          { "x-forwarded-for": address },
          JSON.stringify({ botId, customerId, uuid: randomUUID(), page }),
        );
        if (status !== 200) throw new Error(`A session was refused (${status}): ${body}`);
        const { token, state } = JSON.parse(body) as { token: string; state: WidgetState };
        visitors.push({ token, address, state });
      }
      connection.close();
    }),
  );
  return visitors;
}

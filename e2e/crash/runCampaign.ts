// Rounds of a load of visitors during which the server, or its database, is killed at random points. Between two rounds
// every conversation is checked in full. A seed repeats the same choices; the moments are as the machine makes them.

import { setTimeout as pause } from "node:timers/promises";
import { api } from "@parley/contracts/api";
import { call, type ClientOptions } from "@parley/contracts/client";
import { createPublishedBot, type PublishedBot } from "@parley/testkit/createPublishedBot";
import { loopingFlow } from "@parley/testkit/loopingFlow";
import { startServer, type DatabaseKind, type RunningServer } from "@parley/testkit/startServer";
import { checkConversation, type Violation } from "./checkConversation.ts";
import { createCrashVisitor, type CrashVisitor } from "./crashVisitor.ts";

export interface CampaignOptions {
  database: DatabaseKind;
  rounds: number;
  visitors: number;
  seed: number;
  onRound?: (round: RoundResult) => void;
}

export type CrashKind = "server" | "server, again while starting" | "database" | "database and server";

export interface RoundResult {
  round: number;
  crash: CrashKind;
  /** Messages sent in this round, how many of them needed another attempt, and all stored messages afterwards. */
  sent: number;
  retried: number;
  stored: number;
  /** From the crash to a server that is ready. */
  downMs: number;
  violations: Violation[];
}

const BOT_NAME = "Crash";
const DOCUMENT = loopingFlow({ countRounds: true });
const WRITE_MS = { least: 800, most: 3_500 };
const WRITE_AFTERWARDS_MS = 800;
const START_CUT_OFF_MS = { least: 50, most: 1_500 };
const DATABASE_DOWN_MS = { least: 100, most: 1_500 };
/** The looks at contacts after a round are made so many at a time. */
const CHECKED_AT_ONCE = 10;

export async function runCampaign(options: CampaignOptions): Promise<RoundResult[]> {
  const random = createRandom(options.seed);
  const server = await startServer({
    database: options.database,
    fsync: true,
    env: { TRUST_PROXY: "true", LOG_LEVEL: "fatal" },
  });
  try {
    const bot = await createPublishedBot(
      { origin: server.origin, token: server.owner.token },
      BOT_NAME,
      DOCUMENT,
    );
    const visitors = Array.from({ length: options.visitors }, (_, number) =>
      createCrashVisitor({
        origin: server.origin,
        botId: bot.id,
        workspaceId: bot.workspaceId,
        number,
        random,
      }),
    );
    const results: RoundResult[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      const result = await runRound(server, bot, visitors, round, random);
      options.onRound?.(result);
      results.push(result);
    }
    return results;
  } catch (error) {
    // A server that is still starting does not stop in order; what went wrong before is what counts.
    await server.kill();
    throw error;
  } finally {
    await server.stop();
  }
}

async function runRound(
  server: RunningServer,
  bot: PublishedBot,
  visitors: readonly CrashVisitor[],
  round: number,
  random: () => number,
): Promise<RoundResult> {
  const sentBefore = count(visitors, () => true);
  const retriedBefore = count(visitors, ({ attempts }) => attempts > 1);
  let isOver = false;
  // The first crash meets the opening of the conversations as well.
  const load = Promise.all(
    visitors.map(async (visitor) => {
      if (round === 1) await visitor.open();
      await visitor.write(() => isOver);
    }),
  );
  await pause(between(WRITE_MS, random));
  const crash = chooseCrash(server, random);
  const began = performance.now();
  await perform(crash, server, random);
  const downMs = Math.round(performance.now() - began);
  await pause(WRITE_AFTERWARDS_MS);
  isOver = true;
  await load;

  const { stored, violations } = await checkAll(server, bot, visitors);
  return {
    round,
    crash,
    sent: count(visitors, () => true) - sentBefore,
    retried: count(visitors, ({ attempts }) => attempts > 1) - retriedBefore,
    stored,
    downMs,
    violations,
  };
}

function chooseCrash(server: RunningServer, random: () => number): CrashKind {
  const kinds: CrashKind[] = ["server", "server", "server, again while starting"];
  if (server.postgres) kinds.push("database", "database and server");
  return kinds[Math.floor(random() * kinds.length)] ?? "server";
}

async function perform(crash: CrashKind, server: RunningServer, random: () => number): Promise<void> {
  const { postgres } = server;
  switch (crash) {
    case "server":
      await server.kill();
      return server.restart();
    case "server, again while starting": {
      await server.kill();
      const cutOff = server.restart().catch(() => undefined);
      await pause(between(START_CUT_OFF_MS, random));
      await server.kill();
      await cutOff;
      return server.restart();
    }
    case "database":
      await postgres?.halt("crash");
      await pause(between(DATABASE_DOWN_MS, random));
      return postgres?.resume();
    case "database and server":
      await Promise.all([postgres?.halt("crash"), server.kill()]);
      await postgres?.resume();
      return server.restart();
  }
}

async function checkAll(
  server: RunningServer,
  bot: PublishedBot,
  visitors: readonly CrashVisitor[],
): Promise<{ stored: number; violations: Violation[] }> {
  const violations: Violation[] = [];
  let stored = 0;
  const left = [...visitors];
  await Promise.all(
    Array.from({ length: CHECKED_AT_ONCE }, async () => {
      for (let visitor = left.pop(); visitor; visitor = left.pop()) {
        const { messages, input } = await visitor.read();
        const attributes = await attributesOf(server, bot.workspaceId, visitor.conversationId);
        const { sent, acknowledged } = visitor;
        stored += messages.length;
        violations.push(
          ...checkConversation(
            { messages, input, attributes },
            { document: DOCUMENT, botName: BOT_NAME, sent, acknowledged },
          ),
        );
      }
    }),
  );
  return { stored, violations };
}

async function attributesOf(
  server: RunningServer,
  workspaceId: string,
  conversationId: string,
): Promise<Record<string, string>> {
  const options: ClientOptions = {
    origin: server.origin,
    token: server.owner.token,
    fetch: (url, { method, headers }) => fetch(url, { method, headers }),
  };
  const { contact } = await call(options, api.getConversation, { params: { workspaceId, conversationId } });
  return (await call(options, api.getContact, { params: { workspaceId, contactId: contact.id } })).attributes;
}

function count(visitors: readonly CrashVisitor[], fits: (message: { attempts: number }) => boolean): number {
  return visitors.reduce((sum, { sent }) => sum + sent.filter(fits).length, 0);
}

function between({ least, most }: { least: number; most: number }, random: () => number): number {
  return least + random() * (most - least);
}

/** mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

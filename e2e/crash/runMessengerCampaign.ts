// Kills the server while people write to it over a messenger, in both directions at once: each person writes the next line
// when the last one was answered. Afterwards every line must be there once and in order, here and in the person's app.

import { api } from "@parley/contracts/api";
import type { ConnectBody } from "@parley/contracts/api/connections";
import { call } from "@parley/contracts/client";
import type { FlowDocument } from "@parley/contracts/flow";
import { createPublishedBot } from "@parley/testkit/createPublishedBot";
import { startServer, type DatabaseKind, type RunningServer } from "@parley/testkit/startServer";
import type { EmulatedMessenger } from "./emulatedMessenger.ts";

export interface MessengerCampaign {
  database: DatabaseKind;
  openMessenger: () => Promise<EmulatedMessenger>;
  people: number;
  /** Lines each person writes. */
  lines: number;
  kills: number;
  seed: number;
}

export interface MessengerResult {
  written: number;
  kills: number;
  violations: string[];
}

/** A person who gets no answer for this long has lost a message. */
const ANSWER_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;
const KILL_FROM_MS = 400;
const KILL_UNTIL_MS = 2_500;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Repeats the last line in each question, so that every answer is told apart. */
const echo: FlowDocument = {
  schemaVersion: 1,
  start: "ask",
  blocks: {
    ask: {
      id: "ask",
      kind: "textQuestion",
      settings: { text: "Next? ({{ answers.ask }})" },
      outputs: { next: "again" },
    },
    again: { id: "again", kind: "jump", settings: { blockId: "ask" }, outputs: {} },
  },
};

export async function runMessengerCampaign(campaign: MessengerCampaign): Promise<MessengerResult> {
  const messenger = await campaign.openMessenger();
  const server = await startServer({ database: campaign.database, env: messenger.env, fsync: true });
  try {
    const { origin, owner } = server;
    const bot = await createPublishedBot({ origin, token: owner.token }, "Echo", echo);
    await connect(server, bot.workspaceId, messenger.connectBody(bot.id));
    const people = await Promise.all(
      Array.from({ length: campaign.people }, (_, index) => messenger.addPerson(index)),
    );
    let isOver = false;
    const killing = kill(server, campaign, () => isOver);
    const violations = await Promise.all(people.map((person) => converse(messenger, person, campaign.lines)));
    isOver = true;
    const kills = await killing;
    for (const person of people)
      violations.push(await compare(server, bot.workspaceId, messenger, person, campaign.lines));
    return { written: campaign.people * campaign.lines, kills, violations: violations.flat() };
  } finally {
    await server.stop();
    await messenger.close();
  }
}

const clientOf = ({ origin, owner }: RunningServer) => ({
  origin,
  token: owner.token,
  fetch: (
    url: string,
    { method, headers, body }: { method: string; headers: Record<string, string>; body?: string },
  ) => fetch(url, { method, headers, ...(body !== undefined && { body }) }),
});

async function connect(server: RunningServer, workspaceId: string, body: ConnectBody): Promise<void> {
  await call(clientOf(server), api.createConnection, { params: { workspaceId }, body });
}

const answerTo = (line: string) => `Next? (${line})`;
const lineOf = (index: number) => `line ${index + 1}`;

async function converse(messenger: EmulatedMessenger, person: string, lines: number): Promise<string[]> {
  await messenger.write(person, "hello");
  if (!(await hears(messenger, person, answerTo("")))) return [`${person}: no greeting`];
  for (let index = 0; index < lines; index += 1) {
    const line = lineOf(index);
    await messenger.write(person, line);
    if (!(await hears(messenger, person, answerTo(line)))) return [`${person}: no answer to ${line}`];
  }
  return [];
}

async function hears(messenger: EmulatedMessenger, person: string, text: string): Promise<boolean> {
  const until = Date.now() + ANSWER_WITHIN_MS;
  while (Date.now() < until) {
    if ((await messenger.heard(person)).includes(text)) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

async function kill(
  server: RunningServer,
  { kills, seed }: MessengerCampaign,
  isOver: () => boolean,
): Promise<number> {
  let state = seed;
  let done = 0;
  while (done < kills && !isOver()) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    await pause(KILL_FROM_MS + (state % (KILL_UNTIL_MS - KILL_FROM_MS)));
    await server.kill();
    await server.restart();
    done += 1;
  }
  return done;
}

async function compare(
  server: RunningServer,
  workspaceId: string,
  messenger: EmulatedMessenger,
  person: string,
  lines: number,
): Promise<string[]> {
  const written = ["hello", ...Array.from({ length: lines }, (_, index) => lineOf(index))];
  const answers = [answerTo(""), ...written.slice(1).map(answerTo)];
  const heard = await messenger.heard(person);
  const found = heard.join("|") === answers.join("|") ? [] : [`${person} heard ${heard.join(" | ")}`];
  const client = clientOf(server);
  const { items } = await call(client, api.listConversations, {
    params: { workspaceId },
    query: { limit: 100 },
  });
  const conversation = items.find(({ contact }) => contact.name === messenger.nameOf(person));
  if (!conversation) return [...found, `${person} has no conversation`];
  const params = { workspaceId, conversationId: conversation.id };
  const { items: messages } = await call(client, api.listMessages, { params, query: { limit: 200 } });
  const kept = messages
    .filter(({ author }) => author.kind === "visitor")
    .map(({ content }) => ("text" in content ? content.text : ""));
  return kept.join("|") === written.join("|")
    ? found
    : [...found, `${person} is kept as ${kept.join(" | ")}`];
}

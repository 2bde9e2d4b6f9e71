// The inbox on many conversations: the list in its usual forms and the opening of a conversation, over HTTP.
// Rows are made by SQL while the server is down; the plan of the list query is proved by a test of the server.

import { api } from "@parley/contracts/api";
import { buildUrl } from "@parley/contracts/client";
import { openDatabase } from "@parley/server/database";
import { createPublishedBot } from "@parley/testkit/createPublishedBot";
import { loopingFlow } from "@parley/testkit/loopingFlow";
import { silentLog } from "@parley/testkit/silentLog";
import { startServer, type DatabaseKind, type RunningServer } from "@parley/testkit/startServer";
import { percentile } from "./percentile.ts";

export interface InboxSize {
  conversations: number;
  messagesEach: number;
}

export interface InboxFigures extends InboxSize {
  /** p95 in milliseconds by what was asked for. */
  p95Ms: Record<string, number>;
}

const REQUESTS = 120;
const WARM_UP_REQUESTS = 10;
/** Rows inserted by one statement, so that none runs into the time-out. */
const BATCH = 5_000;
/** Conversations an agent opens, far apart from each other. */
const OPENED = 40;

export async function measureInbox(database: DatabaseKind, size: InboxSize): Promise<InboxFigures> {
  const server = await startServer({ database, fsync: true });
  try {
    const bot = await createPublishedBot(
      { origin: server.origin, token: server.owner.token },
      "Bench",
      loopingFlow(),
    );
    await server.kill();
    await seed(server, bot, size);
    await server.restart();
    return { ...size, p95Ms: await ask(server, bot.workspaceId, size) };
  } finally {
    await server.stop();
  }
}

async function ask(
  server: RunningServer,
  workspaceId: string,
  size: InboxSize,
): Promise<Record<string, number>> {
  const params = { workspaceId };
  const list = (query: Record<string, unknown>) => buildUrl(api.listConversations, params, query);
  const get = async (path: string): Promise<string> => {
    const response = await fetch(server.origin + path, {
      headers: { authorization: `Bearer ${server.owner.token}` },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response.text();
  };
  const middle = await cursorInTheMiddle(get, list);
  const cases: Record<string, (round: number) => string[]> = {
    "list, first page": () => [list({})],
    "list, page 40": () => [list({ cursor: middle })],
    "list, open and unassigned": () => [list({ status: "OPEN", assignee: "none" })],
    "list, unread": () => [list({ unread: true })],
    "list, one bot and interacted": () => [list({ interacted: true })],
    "search by name": (round) => [list({ search: `Visitor ${(round * 37) % size.conversations}` })],
    "open a conversation": (round) => {
      const number = Math.floor(((round % OPENED) / OPENED) * size.conversations) + 1;
      const of = { ...params, conversationId: idOf(number) };
      return [buildUrl(api.getConversation, of), buildUrl(api.listMessages, of)];
    },
  };
  const p95: Record<string, number> = {};
  for (const [name, paths] of Object.entries(cases)) {
    const times: number[] = [];
    for (let round = 0; round < WARM_UP_REQUESTS + REQUESTS; round += 1) {
      const began = performance.now();
      await Promise.all(paths(round).map(get));
      if (round >= WARM_UP_REQUESTS) times.push(performance.now() - began);
    }
    p95[name] = percentile(times, 0.95);
  }
  return p95;
}

async function cursorInTheMiddle(
  get: (path: string) => Promise<string>,
  list: (query: Record<string, unknown>) => string,
): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 1; page < 40; page += 1) {
    const answer = JSON.parse(await get(list({ cursor }))) as { nextCursor: string | null };
    if (answer.nextCursor === null) return cursor;
    cursor = answer.nextCursor;
  }
  return cursor;
}

async function seed(
  server: RunningServer,
  bot: { id: string; workspaceId: string },
  { conversations, messagesEach }: InboxSize,
): Promise<void> {
  const database = await openDatabase({
    ...(server.postgres ? { databaseUrl: server.postgres.url } : {}),
    dataDir: server.dataDirectory,
    log: silentLog,
  });
  try {
    for (let from = 1; from <= conversations; from += BATCH) {
      const to = Math.min(conversations, from + BATCH - 1);
      for (const statement of [contacts, conversationRows])
        await database.query(statement, [bot.workspaceId, bot.id, from, to]);
      await database.query(messages, [bot.workspaceId, messagesEach, from, to]);
    }
    for (const table of ["contacts", "conversations", "messages"])
      await database.query(`vacuum (analyze) ${table}`);
  } finally {
    await database.close();
  }
}

const id = "lpad(to_hex(n), 24, '0')";
const contacts = `
insert into contacts (workspace_id, id, name, email, tags, is_lead)
select $1, ${id}, 'Visitor ' || n, 'visitor' || n || '@example.com', array['tag' || n % 20], n % 3 = 0
from generate_series($3::int, $4::int) n where $2::text is not null`;
const conversationRows = `
insert into conversations (workspace_id, id, bot_id, contact_id, visitor_uuid, status, seq, unread_count, interacted,
  last_message_at, last_message_by, last_message_text, activity_at, last_seen_at, page_url)
select $1, ${id}, $2, ${id}, gen_random_uuid()::text, (array['OPEN', 'INPROGRESS', 'CLOSED', 'REVIEW'])[1 + n % 4], 10,
  case when n % 50 = 0 then 3 else 0 end, n % 10 > 0, at, 'visitor', 'The last message of visitor ' || n, at, at,
  'https://shop.example/lamps/' || n
from generate_series($3::int, $4::int) n, lateral (select now() - n * interval '7 seconds' as at) times`;
const messages = `
insert into messages (workspace_id, conversation_id, seq, id, author_kind, content, turn_seq, client_id)
select $1, ${id}, seq, lpad(to_hex(n * 64 + seq), 24, '0'), case when seq % 2 = 0 then 'visitor' else 'bot' end,
  jsonb_build_object('kind', 'text', 'text', 'Message ' || seq || ' of a conversation about lamps and their colours.'),
  seq - seq % 2, case when seq % 2 = 0 then 'c' || seq end
from generate_series($3::int, $4::int) n, generate_series(1, $2::int) seq`;

const idOf = (number: number): string => number.toString(16).padStart(24, "0");

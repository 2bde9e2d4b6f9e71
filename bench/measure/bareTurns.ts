// The limit a turn is compared with: the rows of one turn written by a single statement, durable, without any server.
// On PostgreSQL by 16 callers with a connection each; on the embedded database through its one connection.

import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@parley/server/database";
import { silentLog } from "@parley/testkit/silentLog";
import { startThrowAwayPostgres } from "@parley/testkit/startThrowAwayPostgres";
import type { DatabaseKind } from "@parley/testkit/startServer";

const CALLERS = 16;
const CONVERSATIONS = 500;
const TABLES = `
create table bare_conversations (id text primary key, seq integer not null default 0, session jsonb) with (fillfactor = 80);
create table bare_messages (conversation_id text not null references bare_conversations, seq integer not null, id text not null,
  content jsonb not null, created_at timestamptz not null default now(), primary key (conversation_id, seq));
insert into bare_conversations (id) select 'c' || n from generate_series(0, ${CONVERSATIONS - 1}) n;`;
const TURN = `
with asked as (
  update bare_conversations set seq = seq + 2, session = $2::jsonb where id = $1 returning id, seq
), message as (
  insert into bare_messages (conversation_id, seq, id, content) select id, seq - 1, $3, $4::jsonb from asked
)
insert into bare_messages (conversation_id, seq, id, content) select id, seq, $5, $6::jsonb from asked`;
const CONTENT = JSON.stringify({
  kind: "text",
  text: "What is it about, and how many of them would you like?",
});
const SESSION = JSON.stringify({
  status: "awaitingInput",
  blockId: "topic",
  answers: {},
  history: ["topic"],
});

export async function measureBareTurns(kind: DatabaseKind, seconds: number): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const postgres = kind === "postgres" ? await startThrowAwayPostgres({ fsync: true }) : undefined;
  const database = await openDatabase({
    ...(postgres ? { databaseUrl: postgres.url } : {}),
    dataDir,
    log: silentLog,
    poolSize: CALLERS,
  });
  try {
    for (const statement of TABLES.split(";\n")) if (statement.trim()) await database.query(statement);
    const { pool } = database;
    let turns = 0;
    const warmUntil = performance.now() + 1_000;
    const until = warmUntil + seconds * 1_000;
    const call = async (caller: number) => {
      for (let turn = caller; performance.now() < until; turn += CALLERS) {
        await pool.query({
          name: "turn",
          text: TURN,
          values: [`c${turn % CONVERSATIONS}`, SESSION, randomUUID(), CONTENT, randomUUID(), CONTENT],
        });
        if (performance.now() > warmUntil) turns += 1;
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)));
    return turns / seconds;
  } finally {
    await database.close();
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

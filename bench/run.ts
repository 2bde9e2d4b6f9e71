// `npm run bench`: measures the budgets and prints them beside the figures. Options:
//   --database embedded|postgres   one database instead of both
//   --only turns,inbox,sizes,start,engine   some parts instead of all
//   --seconds 10                   how long turns are measured
//   --full                         the inbox with 100,000 conversations and 1,000,000 messages

import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import type { DatabaseKind } from "@parley/testkit/startServer";
import { measureBareTurns } from "./measure/bareTurns.ts";
import { benchEnvironment, measureEngineStep } from "./measure/engine.ts";
import { measureInbox, type InboxSize } from "./measure/inbox.ts";
import { measureLargeFlow } from "./measure/largeFlow.ts";
import { measureSizes } from "./measure/sizes.ts";
import { measureStart } from "./measure/start.ts";
import { measureTurns } from "./measure/turns.ts";
import { row, type Row } from "./report/budgets.ts";
import { describeMachine, printTable, writeReport } from "./report/writeReport.ts";

const PARTS = ["engine", "sizes", "turns", "inbox", "start"] as const;
const KILOBYTE = 1024;
const SMALL_INBOX: InboxSize = { conversations: 10_000, messagesEach: 10 };
const LARGE_INBOX: InboxSize = { conversations: 100_000, messagesEach: 10 };
const root = fileURLToPath(new URL("../", import.meta.url));

const { values } = parseArgs({
  options: {
    database: { type: "string" },
    only: { type: "string", default: PARTS.join(",") },
    seconds: { type: "string", default: "10" },
    full: { type: "boolean", default: false },
  },
});
const databases: DatabaseKind[] = ["postgres", "embedded"].filter(isDatabaseKind).filter(isWanted);
const parts = new Set(values.only.split(","));
const seconds = Number(values.seconds);
const machine = describeMachine();
const date = new Date().toISOString();
const rows: Row[] = [];
const figures: Record<string, unknown> = {};

spawnSync(process.execPath, ["tools/build.ts"], { cwd: root, stdio: "inherit" });
if (parts.has("engine")) {
  rows.push(row("flow engine, one step, median", keep("engineStepMicroseconds", measureEngineStep()), "µs"));
  const large = keep("largeFlow", measureLargeFlow(benchEnvironment));
  rows.push(row("flow engine, one step, 500 blocks, median", large.medianMs, "ms", "largeFlowMs"));
  rows.push(row("flow engine, one step, 500 blocks, allocated", large.bytesPerStep / KILOBYTE, "KB"));
}
if (parts.has("sizes")) {
  const sizes = keep("sizes", measureSizes());
  rows.push(row("widget loader, gzip", sizes.loaderBytes / KILOBYTE, "KB", "loaderKilobytes"));
  rows.push(row("widget panel, gzip", sizes.panelBytes / KILOBYTE, "KB", "panelKilobytes"));
  rows.push(
    row(
      "dashboard, first screen, gzip JavaScript",
      sizes.dashboardBytes / KILOBYTE,
      "KB",
      "dashboardKilobytes",
    ),
  );
}
if (parts.has("turns")) for (const database of databases) await addTurns(database);
if (parts.has("inbox")) for (const database of databases) await addInbox(database);
if (parts.has("start")) await addStart();

console.log(`\n${machine}\n`);
printTable(rows);
writeReport({ date, command: ["npm run bench", ...process.argv.slice(2)].join(" "), machine, rows, figures });

async function addTurns(database: DatabaseKind): Promise<void> {
  console.log(`Turns on ${database} …`);
  const before = await measureBareTurns(database, seconds);
  const server = await measureTurns(database, { seconds });
  const after = await measureBareTurns(database, seconds);
  const bare = (before + after) / 2;
  keep(`turns.${database}`, { bare, before, after, ...server });
  const { at16, at100 } = server;
  rows.push(row(`${database}: bare turn, one statement, 16 callers`, bare, "turns/s"));
  rows.push(row(`${database}: website turns, 16 visitors`, at16.perSecond, "turns/s"));
  const isPostgres = database === "postgres";
  rows.push(
    row(
      `${database}: ratio to the bare turn`,
      at16.perSecond / bare,
      "",
      isPostgres ? "turnRatio" : undefined,
    ),
  );
  rows.push(row(`${database}: p50 / 16 visitors`, at16.p50Ms, "ms"));
  rows.push(row(`${database}: p95 / 16 visitors`, at16.p95Ms, "ms"));
  rows.push(row(`${database}: p99 / 16 visitors`, at16.p99Ms, "ms"));
  rows.push(row(`${database}: p50 / 100 visitors`, at100.p50Ms, "ms"));
  rows.push(row(`${database}: p99 / 100 visitors`, at100.p99Ms, "ms", "turnP99At100Ms"));
  rows.push(row(`${database}: processor time of the server for a turn`, at16.processorMs, "ms"));
  rows.push(
    row(`${database}: idle memory`, server.idleMegabytes, "MB", isPostgres ? "idleMegabytes" : undefined),
  );
  rows.push(row(`${database}: memory after the load`, server.megabytesAfterLoad, "MB"));
}

async function addInbox(database: DatabaseKind): Promise<void> {
  const size = values.full ? LARGE_INBOX : SMALL_INBOX;
  console.log(`Inbox of ${size.conversations} conversations on ${database} …`);
  const inbox = keep(`inbox.${database}`, await measureInbox(database, size));
  const messages = size.conversations * size.messagesEach;
  for (const [name, p95] of Object.entries(inbox.p95Ms)) {
    rows.push(row(`${database}: ${name}, ${messages} messages, p95`, p95, "ms", "inboxP95Ms"));
  }
}

async function addStart(): Promise<void> {
  for (const how of ["npm", "node"] as const) {
    console.log(`Starts with ${how} …`);
    const start = keep(`start.${how}`, await measureStart(how));
    const command = how === "npm" ? "npm start" : "node main.ts";
    rows.push(
      row(`${command} on new data to first answered message`, start.firstSeconds, "s", "startSeconds"),
    );
    rows.push(
      row(`${command} on existing data to first answered message`, start.secondSeconds, "s", "startSeconds"),
    );
  }
}

function keep<Value>(name: string, value: Value): Value {
  figures[name] = value;
  return value;
}

function isDatabaseKind(word: string): word is DatabaseKind {
  return word === "embedded" || word === "postgres";
}

function isWanted(kind: DatabaseKind): boolean {
  return values.database === undefined || values.database === kind;
}

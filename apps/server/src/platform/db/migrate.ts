// Brings the database to the version of this program: numbered SQL files, forward only, each in a transaction.
// Every step takes the same advisory lock and looks again, so any number of processes may start together.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Log, Transaction } from "./database.ts";

/** Any constant works; it must be the same in every version of the program. */
const MIGRATION_LOCK = 7_275_391_204;
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

interface Migration {
  number: number;
  name: string;
  text: string;
  checksum: string;
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

export interface MigrateOptions {
  log?: Log;
}

/**
 * Applies what is missing and returns the names applied by this call.
 * @throws when the files have a gap, an applied file was changed, or the database is newer than the files.
 */
export async function migrate(
  database: Database,
  directory: string,
  { log }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const done: string[] = [];
  for (;;) {
    const name = await database.transaction((tx) => applyNext(tx, migrations));
    if (name === undefined) return done;
    log?.info({ migration: name }, "Migrated the database.");
    done.push(name);
  }
}

async function applyNext(tx: Transaction, migrations: readonly Migration[]): Promise<string | undefined> {
  // Building an index on a large table takes its time, and so does waiting for another process that does.
  await tx.query("set local statement_timeout = 0");
  await tx.query("set local idle_in_transaction_session_timeout = 0");
  await tx.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  await tx.query(
    `create table if not exists parley_migrations (
       number int primary key,
       name text not null,
       checksum text not null,
       applied_at timestamptz not null default now()
     )`,
  );
  const { rows: applied } = await tx.query<Applied>(
    "select number, name, checksum from parley_migrations order by number",
  );
  assertKnown(applied, migrations);

  const next = migrations[applied.length];
  if (!next) return undefined;
  try {
    await tx.query(next.text, undefined, { name: false });
  } catch (error) {
    throw new Error(`The migration ${next.name} failed: ${describe(error)}`, { cause: error });
  }
  await tx.query("insert into parley_migrations (number, name, checksum) values ($1, $2, $3)", [
    next.number,
    next.name,
    next.checksum,
  ]);
  return next.name;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = "hint" in error && typeof error.hint === "string" ? ` ${error.hint}` : "";
  return `${error.message}${hint}`;
}

function assertKnown(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index];
    if (!migration) {
      throw new Error(
        `This database was migrated by a newer Parley (it has ${row.name}, which this version does not know). ` +
          "Start that version again, or restore the backup made before the upgrade.",
      );
    }
    if (row.number !== migration.number || row.checksum !== migration.checksum) {
      throw new Error(
        `The migration ${migration.name} was changed after it had been applied (as ${row.name}). ` +
          "Put the file back as it was, and make the change in a new migration.",
      );
    }
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".sql")).toSorted();
  return Promise.all(files.map((file, index) => readMigration(directory, file, index + 1)));
}

async function readMigration(directory: string, file: string, expected: number): Promise<Migration> {
  const number = Number(FILE_NAME.exec(file)?.[1]);
  if (number !== expected) {
    throw new Error(
      `The migration ${file} should be number ${String(expected).padStart(4, "0")}: ` +
        "files are named 0001_name.sql, 0002_name.sql … without a gap and without a number used twice.",
    );
  }
  const text = (await readFile(join(directory, file), "utf8")).replaceAll("\r\n", "\n");
  return {
    number,
    name: file.slice(0, -".sql".length),
    text,
    checksum: createHash("sha256").update(text).digest("hex"),
  };
}

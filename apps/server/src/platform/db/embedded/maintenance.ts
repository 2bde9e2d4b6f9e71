// What a PostgreSQL server does by itself and a single session does not: checkpoints, so that the write-ahead log stays
// short and opening after a crash quick; vacuum, so that tables do not grow with every update; planner statistics.

import type { Pool } from "pg";
import type { Log } from "../database.ts";
import { refreshYoungStatistics } from "../youngStatistics.ts";

const INTERVAL_MILLISECONDS = 10_000;
/** Log written since the last checkpoint. Flushing so much takes about a tenth of a second. */
const CHECKPOINT_AFTER_BYTES = 48 * 1024 * 1024;
/** Tables are looked at every so many rounds. */
const ROUNDS_BETWEEN_VACUUMS = 6;
/** The same thresholds as PostgreSQL's autovacuum: a fixed number of rows and a share of the table. */
const TABLES_TO_TEND = `
  select format('%I.%I', schemaname, relname) as name,
         n_dead_tup > 50 + 0.2 * n_live_tup as is_bloated
  from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`;
const LOG_SINCE_CHECKPOINT = `
  select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()`;

export interface Maintenance {
  /** Does now what is due. */
  run(options?: { tendTables: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export function startMaintenance(pool: Pool, log: Log): Maintenance {
  let uses = 0;
  let usesAtLastRound = 0;
  let rounds = 0;
  let running: Promise<void> = Promise.resolve();
  pool.on("acquire", () => {
    uses += 1;
  });

  async function run({ tendTables } = { tendTables: true }): Promise<void> {
    if (tendTables) await tend();
    else await refreshYoungStatistics(pool);
    const { rows } = await pool.query<{ bytes: number }>(LOG_SINCE_CHECKPOINT);
    if ((rows[0]?.bytes ?? 0) > CHECKPOINT_AFTER_BYTES) await pool.query("checkpoint");
  }

  async function tend(): Promise<void> {
    const { rows } = await pool.query<{ name: string; is_bloated: boolean }>(TABLES_TO_TEND);
    // One statement a table: others get their turn in between.
    for (const { name, is_bloated: isBloated } of rows) {
      await pool.query(isBloated ? `vacuum (analyze, truncate false) ${name}` : `analyze ${name}`);
    }
  }

  async function round(): Promise<void> {
    // Whoever does nothing needs no care, and an idle server stays asleep.
    if (uses === usesAtLastRound) return;
    rounds += 1;
    try {
      await run({ tendTables: rounds % ROUNDS_BETWEEN_VACUUMS === 0 });
    } catch (error) {
      log.warn(
        { err: error },
        "The care of the embedded database was interrupted; it goes on with the next round.",
      );
    }
    usesAtLastRound = uses;
  }

  const timer = setInterval(() => {
    running = running.then(round);
  }, INTERVAL_MILLISECONDS);
  timer.unref();

  return {
    run,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

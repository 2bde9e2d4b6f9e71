// Statistics for tables that are still young. PostgreSQL looks after them once a minute, the embedded database never by
// itself, and until then the planner believes that a workspace has a single row: the check of a message's foreign key
// then reads every conversation of the workspace. A plan made so is kept, so waiting is dear while an inbox fills.

import type { Pool } from "pg";
import type { Log } from "./database.ts";

const INTERVAL_MILLISECONDS = 5_000;
/** A smaller table is read as quickly as its index. */
const SMALLEST_TABLE_ROWS = 50;
/** A table is looked at anew when it has grown to so many times what its statistics say: seldom, and ever more so. */
const GROWTH = 2;
const YOUNG_TABLES = `
  select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_live_tup > ${SMALLEST_TABLE_ROWS} and s.n_live_tup > ${GROWTH} * greatest(c.reltuples, 0)
    and pg_has_role(c.relowner, 'usage')`;

/** Gives every table that has outgrown its statistics new ones. Plans made before are then made again. */
export async function refreshYoungStatistics(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(YOUNG_TABLES);
  // One statement a table: others get their turn in between.
  for (const { name } of rows) await pool.query(`analyze ${name}`);
}

export interface StatisticsCare {
  stop(): Promise<void>;
}

/** Looks after young tables from now on. */
export function startStatisticsCare(pool: Pool, log: Log): StatisticsCare {
  let running: Promise<void> = Promise.resolve();
  let hasFailed = false;

  async function round(): Promise<void> {
    try {
      await refreshYoungStatistics(pool);
      hasFailed = false;
    } catch (error) {
      // An outage is told by everything else; once is enough here.
      if (!hasFailed) log.warn({ err: error }, "Statistics of young tables could not be refreshed.");
      hasFailed = true;
    }
  }

  const timer = setInterval(() => {
    running = running.then(round);
  }, INTERVAL_MILLISECONDS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

// Works off lanes: one at a time in each, many beside each other. Woken when work is added in this process, and looking by
// itself for what others added or what has become due.

import type { Clock } from "../../../platform/clock.ts";
import type { Database } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import type { Logger } from "../../../platform/log.ts";
import {
  claimLanes,
  keepLanes,
  releaseLane,
  unlockLanes,
  type ClaimedLane,
  type LaneKind,
} from "../store/lanes.ts";

/** How often it looks when nobody wakes it. */
const LOOK_EVERY_MS = 250;
/** A worker that has not been heard of for this long has lost its lanes. */
const LOCK_MS = 30_000;
const KEEP_EVERY_MS = 10_000;
/** After an error of the database itself. */
const REST_MS = 1_000;

export interface LaneRunnerOptions {
  db: Database;
  clock: Clock;
  log: Logger;
  kind: LaneKind;
  /** Lanes worked on at the same time. */
  concurrency: number;
  /** Works off a lane; answers when to come back, or nothing when it is empty. Must not throw for a single bad row. */
  work: (lane: string) => Promise<Date | undefined>;
}

export interface LaneRunner {
  start(): Promise<void>;
  /** There is work now. */
  wake(): void;
  /** Lets the lanes under way end. */
  stop(): Promise<void>;
}

export function createLaneRunner({ db, clock, log, kind, concurrency, work }: LaneRunnerOptions): LaneRunner {
  const owner = newId();
  const underWay = new Map<string, Promise<void>>();
  let isRunning = false;
  let isLooking = false;
  let mustLookAgain = false;
  const timers: NodeJS.Timeout[] = [];

  const lockedUntil = () => new Date(clock.now().getTime() + LOCK_MS);

  async function look(): Promise<void> {
    if (!isRunning) return;
    if (isLooking) {
      mustLookAgain = true;
      return;
    }
    isLooking = true;
    try {
      do {
        mustLookAgain = false;
        const limit = concurrency - underWay.size;
        if (limit <= 0) break;
        const now = clock.now();
        const claimed = await claimLanes(db, { kind, owner, now, until: lockedUntil(), limit });
        for (const lane of claimed) begin(lane);
        if (claimed.length === limit) mustLookAgain = underWay.size < concurrency;
      } while (mustLookAgain && isRunning);
    } catch (error) {
      log.error({ err: error, kind }, "lanes could not be claimed");
      setTimeout(() => void look(), REST_MS).unref();
    } finally {
      isLooking = false;
    }
  }

  function begin(claimed: ClaimedLane): void {
    const done = perform(claimed).finally(() => {
      underWay.delete(claimed.lane);
      void look();
    });
    underWay.set(claimed.lane, done);
  }

  async function perform(claimed: ClaimedLane): Promise<void> {
    let dueAt: Date | undefined;
    try {
      dueAt = await work(claimed.lane);
    } catch (error) {
      log.error({ err: error, kind, lane: claimed.lane }, "a lane could not be worked off");
      dueAt = new Date(clock.now().getTime() + REST_MS);
    }
    try {
      await releaseLane(db, { kind, owner, ...claimed, dueAt });
    } catch (error) {
      // Its lock ends by itself.
      log.warn({ err: error, kind, lane: claimed.lane }, "a lane could not be released");
    }
  }

  async function keep(): Promise<void> {
    const lanes = [...underWay.keys()];
    if (lanes.length === 0) return;
    await keepLanes(db, { kind, owner, lanes, until: lockedUntil() }).catch((error: unknown) =>
      log.warn({ err: error, kind }, "lanes could not be kept"),
    );
  }

  return {
    async start() {
      if (db.kind === "embedded") await unlockLanes(db, kind);
      isRunning = true;
      timers.push(
        setInterval(() => void look(), LOOK_EVERY_MS),
        setInterval(() => void keep(), KEEP_EVERY_MS),
      );
      void look();
    },
    wake: () => void look(),
    async stop() {
      isRunning = false;
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(underWay.values());
    },
  };
}

// One process per data directory: two on the same embedded database would lose each other's rows without a word.
// The lock is a file with the owner's process id and start; a dead owner's lock is taken over.

import { randomUUID } from "node:crypto";
import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode } from "../hasCode.ts";
import type { Log } from "./database.ts";

const LOCK_FILE = "parley.lock";
/** The owner touches its lock this often, for processes which cannot see its process id (another container). */
const HEARTBEAT_MILLISECONDS = 2_000;
/** A lock of another host that was not touched for so long belongs to a dead process. */
const FOREIGN_STALE_MILLISECONDS = 12_000;
/** Pause between two looks at a lock of another host. */
const FOREIGN_POLL_MILLISECONDS = 1_000;

interface Owner {
  token: string;
  pid: number;
  /** Start of the process in the kernel's ticks: a new process with a recycled id has another one. */
  started: string;
  host: string;
  /** Processes see each other's ids only inside one of these: containers each have their own. */
  processSpace: string;
  since: string;
}

export interface DataDirectoryLock {
  release(): void;
}

/**
 * @param onLost called when another process took the lock over, because this one was frozen for too long.
 * @throws when another living process holds the directory.
 */
export async function lockDataDirectory(
  directory: string,
  log: Log,
  onLost: () => void = () => undefined,
): Promise<DataDirectoryLock> {
  const path = join(directory, LOCK_FILE);
  const owner: Owner = {
    token: randomUUID(),
    pid: process.pid,
    started: processStart(process.pid) ?? "",
    host: hostname(),
    processSpace: processSpace(),
    since: new Date().toISOString(),
  };
  let firstSeen: number | undefined;

  while (!create(path, owner)) {
    const holder = read(path);
    if (!holder) continue;
    firstSeen ??= touchedAt(path);
    const state = stateOf(path, holder, firstSeen);
    if (state === "unknown") {
      log.warn(
        { holder },
        "The data directory was in use by a process that cannot be seen from here; waiting whether it still is.",
      );
      await sleep(FOREIGN_POLL_MILLISECONDS);
    } else if (state === "dead") {
      takeAway(path, holder);
    } else {
      throw new Error(
        `The data directory ${directory} is in use by process ${holder.pid} on ${holder.host} since ${holder.since}. ` +
          "Stop that process first, choose another DATA_DIR, or set DATABASE_URL to share one database.",
      );
    }
  }

  const heartbeat = setInterval(() => {
    if (touch(path, owner)) return;
    clearInterval(heartbeat);
    log.error({ path }, "Another process has taken over the data directory; this one stops using it.");
    onLost();
  }, HEARTBEAT_MILLISECONDS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (read(path)?.token === owner.token) rmSync(path, { force: true });
    },
  };
}

/** Written beside and linked into place, so that nobody ever reads half a lock. */
function create(path: string, owner: Owner): boolean {
  const draft = `${path}.${owner.token}`;
  writeFileSync(draft, `${JSON.stringify(owner)}\n`);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path: string): Owner | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isOwner(parsed) ? parsed : unreadable;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    if (error instanceof SyntaxError) return unreadable;
    throw error;
  }
}

/** A lock cut short by a power failure: judged by its heartbeat alone. */
const unreadable: Owner = {
  token: "",
  pid: 0,
  started: "",
  host: "an unknown host",
  processSpace: "",
  since: "an unknown time",
};

function isOwner(value: unknown): value is Owner {
  return (
    typeof value === "object" &&
    value !== null &&
    "token" in value &&
    "pid" in value &&
    "processSpace" in value
  );
}

function stateOf(path: string, holder: Owner, firstSeen: number | undefined): "alive" | "dead" | "unknown" {
  const isVisible = holder.host === hostname() && holder.processSpace === processSpace();
  if (isVisible) return isRunning(holder) ? "alive" : "dead";
  const touched = touchedAt(path);
  if (touched === undefined || Date.now() - touched > FOREIGN_STALE_MILLISECONDS) return "dead";
  return touched === firstSeen ? "unknown" : "alive";
}

function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function touchedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function isRunning({ pid, started }: Owner): boolean {
  const now = processStart(pid);
  if (now !== undefined && started !== "") return now === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** The 22nd field of /proc/<pid>/stat; undefined where there is no /proc or no such process. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may itself contain spaces; the fields after it are counted from the third.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

/** Moves the dead lock away. Should another process have replaced it in between, its lock is put back. */
function takeAway(path: string, dead: Owner): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (read(aside)?.token !== dead.token) linkSync(aside, path);
  } catch (error) {
    if (!hasCode(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Returns whether the lock is still ours. */
function touch(path: string, owner: Owner): boolean {
  if (read(path)?.token !== owner.token) return false;
  const now = new Date();
  utimesSync(path, now, now);
  return true;
}

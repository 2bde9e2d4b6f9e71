// The checks of the Doctor page: each says what is, and for whatever is not well, what to do about it. A check that
// hangs or fails is itself a result; the others are shown all the same.

import { statfs } from "node:fs/promises";
import type { HealthCheck } from "@parley/contracts/api/instance";
import type { Database } from "../../platform/db/index.ts";
import type { Env } from "../../platform/env.ts";
import { newId } from "../../platform/ids.ts";
import type { Mailer } from "../../platform/mail/index.ts";
import type { Storage } from "../../platform/storage/index.ts";
import type { Tasks } from "../../platform/tasks/index.ts";
import { readServerVersion } from "./store.ts";

export interface HealthSources {
  db: Database;
  env: Env;
  mailer: Mailer;
  storage: Storage;
  tasks: Tasks;
  /** Absent without Redis. */
  pingRedis?: () => Promise<unknown>;
}

/** A part that has not answered by then counts as away. */
const CHECK_WITHIN_MS = 5_000;
/** A statement that does nothing takes a millisecond or two; every turn pays this several times. */
const SLOW_DATABASE_MS = 50;
const MEGABYTE = 1_000_000;
const LITTLE_SPACE_BYTES = 2_000 * MEGABYTE;
const NO_SPACE_BYTES = 200 * MEGABYTE;
/** Work that is due is begun within a second when workers run. */
const LATE_WORK_SECONDS = 60;

type Finding = Omit<HealthCheck, "name" | "hint"> & { hint?: string };

export async function checkHealth(sources: HealthSources): Promise<HealthCheck[]> {
  const checks: [name: string, check: () => Promise<Finding> | Finding][] = [
    ["Database", () => checkDatabase(sources)],
    ["Disk space", () => checkDisk(sources)],
    ["File storage", () => checkStorage(sources)],
    ["Background work", () => checkTasks(sources)],
    ["Mail", () => checkMail(sources)],
    ["Public address", () => checkPublicUrl(sources)],
    ["Instance secret", () => checkSecret(sources)],
    ["Redis", () => checkRedis(sources)],
    ["Location of visitors", () => checkGeo(sources)],
  ];
  return Promise.all(checks.map(async ([name, check]) => ({ name, hint: null, ...(await settle(check)) })));
}

async function settle(check: () => Promise<Finding> | Finding): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Finding>((resolve) => {
    timer = setTimeout(
      () => resolve({ status: "error", detail: `No answer within ${CHECK_WITHIN_MS / 1_000} seconds.` }),
      CHECK_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([check(), tooLate]);
  } catch (error) {
    return {
      status: "error",
      detail: error instanceof Error ? error.message : String(error),
      hint: "The log of the server has the details.",
    };
  } finally {
    clearTimeout(timer);
  }
}

async function checkDatabase({ db }: HealthSources): Promise<Finding> {
  const version = await readServerVersion(db);
  const started = performance.now();
  await db.query("SELECT 1");
  const tookMs = performance.now() - started;
  const kind = db.kind === "embedded" ? "The embedded database" : "PostgreSQL";
  const detail = `${kind} ${version} answers in ${tookMs.toFixed(1)} ms.`;
  if (tookMs <= SLOW_DATABASE_MS) return { status: "ok", detail };
  return { status: "warning", detail, hint: "Bring the database nearer, or give it more processor time." };
}

async function checkDisk({ env }: HealthSources): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(env.dataDir);
  const free = bavail * bsize;
  const detail = `${gigabytes(free)} of ${gigabytes(blocks * bsize)} are free at ${env.dataDir}.`;
  const hint = "Free some space, or move DATA_DIR to a larger disk.";
  if (free < NO_SPACE_BYTES) return { status: "error", detail, hint };
  return free < LITTLE_SPACE_BYTES ? { status: "warning", detail, hint } : { status: "ok", detail };
}

async function checkStorage({ env, storage }: HealthSources): Promise<Finding> {
  const key = `health/${newId()}`;
  await storage.put(key, oneByte(), { contentType: "text/plain", maxBytes: 1 });
  await storage.delete(key);
  const place = env.STORAGE_URL ? "the S3-compatible storage" : "the data folder";
  return { status: "ok", detail: `Uploaded files go to ${place}; writing works.` };
}

async function* oneByte(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([0x2e]);
}

async function checkTasks({ tasks }: HealthSources): Promise<Finding> {
  const lanes = await tasks.states();
  const total = (key: "waiting" | "active" | "dead") => lanes.reduce((sum, lane) => sum + lane[key], 0);
  const oldest = Math.round(Math.max(...lanes.map(({ oldestWaitingSeconds }) => oldestWaitingSeconds)));
  const detail = `${total("waiting")} waiting, ${total("active")} under way, ${total("dead")} failed for good.`;
  if (oldest > LATE_WORK_SECONDS)
    return {
      status: "error",
      detail: `${detail} The oldest has been waiting for ${oldest} seconds.`,
      hint: "Start a process with the role worker, or more of them.",
    };
  if (total("dead") > 0)
    return {
      status: "warning",
      detail,
      hint: "Look at the failed tasks, remove the cause, and try them again.",
    };
  return { status: "ok", detail };
}

function checkMail({ env, mailer }: HealthSources): Finding {
  if (mailer.isConfigured)
    return { status: "ok", detail: `Mails leave through ${hostOf(env.SMTP_URL)} as ${env.MAIL_FROM}.` };
  return {
    status: "warning",
    detail: "No mail leaves this server; mails are kept here for reading.",
    hint: "Set SMTP_URL and MAIL_FROM.",
  };
}

function checkPublicUrl({ env }: HealthSources): Finding {
  const { hostname, protocol } = new URL(env.publicUrl);
  const isLocal = hostname === "localhost" || hostname.endsWith(".localhost") || hostname.startsWith("127.");
  const detail = `People reach this server at ${env.publicUrl}.`;
  if (isLocal)
    return {
      status: "warning",
      detail,
      hint: "Only this machine can: set PUBLIC_URL to the address your visitors and your team use.",
    };
  if (protocol === "https:") return { status: "ok", detail };
  return {
    status: "error",
    detail: `${detail} Passwords and messages travel unencrypted.`,
    hint: "Put a reverse proxy with a certificate in front, and set PUBLIC_URL to its https address.",
  };
}

function checkSecret({ env }: HealthSources): Finding {
  if (env.PARLEY_SECRET) return { status: "ok", detail: "The secret comes from PARLEY_SECRET." };
  return {
    status: "ok",
    detail: `The secret was made on the first start and lies in ${env.dataDir}/secret.key.`,
    hint: "Back it up with the database: without it, stored credentials cannot be read.",
  };
}

async function checkRedis({ env, pingRedis }: HealthSources): Promise<Finding> {
  if (!pingRedis)
    return {
      status: "ok",
      detail: "Not used.",
      hint: "Several processes need it for shared rate limits: set REDIS_URL.",
    };
  const started = performance.now();
  await pingRedis();
  const tookMs = performance.now() - started;
  return { status: "ok", detail: `${hostOf(env.REDIS_URL)} answers in ${tookMs.toFixed(1)} ms.` };
}

function checkGeo({ env }: HealthSources): Finding {
  if (env.GEOIP_FILE) return { status: "ok", detail: `Country and city come from ${env.GEOIP_FILE}.` };
  return {
    status: "ok",
    detail: "Not known.",
    hint: "Set GEOIP_FILE to a city or country file in MaxMind's format.",
  };
}

/** Without user and password. */
function hostOf(url: string | undefined): string {
  return URL.parse(url ?? "")?.host ?? "";
}

function gigabytes(bytes: number): string {
  return `${(bytes / MEGABYTE / 1_000).toFixed(1)} GB`;
}

// Starts the real server as its own process, the way an operator would: on a free port, with an empty data
// directory, on the embedded database or on a PostgreSQL that lives as long as the server.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreePort } from "./findFreePort.ts";
import { startThrowAwayPostgres, type ThrowAwayPostgres } from "./startThrowAwayPostgres.ts";
import { waitUntilReady } from "./waitUntilReady.ts";

export type DatabaseKind = "embedded" | "postgres";

export interface RunningServer {
  origin: string;
  dataDirectory: string;
  /** The owner made on first boot from the environment. */
  owner: { email: string; password: string; token: string };
  /** The server's PostgreSQL, to be taken away and given back; absent on the embedded database. */
  postgres: ThrowAwayPostgres | undefined;
  /** Process id of the current process. */
  processId(): number;
  /** Everything the current process has written so far. */
  log(): string;
  /** Ends the process without warning, as a power cut would. Data stays. */
  kill(): Promise<void>;
  /** Starts a process again on the same data and port, after `kill`. */
  restart(): Promise<void>;
  /** Asks the process to stop in order and removes everything that was made. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  database: DatabaseKind;
  env?: Readonly<Record<string, string>>;
  /** PostgreSQL waits for the disk, as a real one does: for measurements and crash tests. */
  fsync?: boolean;
  /** Arguments of Node itself, such as `--cpu-prof`. */
  nodeArguments?: readonly string[];
}

/** How long a server may take to finish its requests and close its database. */
const STOP_TIMEOUT_MS = 20_000;

const MAIN = fileURLToPath(new URL("../../../apps/server/src/main.ts", import.meta.url));
const OWNER = {
  email: "owner@parley.test",
  password: "plum-Orbit-47-lantern",
  token: "prl_end_to_end_token_0123456789abcdef",
};

/** Settings of the person who runs the tests must not reach the server under test. */
const INHERITED_VARIABLES = ["PATH", "HOME", "LANG", "TMPDIR", "TZ"];

export async function startServer({
  database,
  env = {},
  fsync = false,
  nodeArguments = [],
}: ServerOptions): Promise<RunningServer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-e2e-"));
  const postgres = database === "postgres" ? await startThrowAwayPostgres({ fsync }) : undefined;
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const variables = {
    ...inheritedVariables(),
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: dataDirectory,
    ...(postgres === undefined ? {} : { DATABASE_URL: postgres.url }),
    PARLEY_ADMIN_EMAIL: OWNER.email,
    PARLEY_ADMIN_PASSWORD: OWNER.password,
    PARLEY_ADMIN_TOKEN: OWNER.token,
    ...env,
  };

  let running = launch(variables, nodeArguments);
  const removeAll = async (): Promise<void> => {
    await postgres?.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  const kill = async (): Promise<void> => {
    const { child } = running;
    if (hasEnded(child)) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  const waitForIt = () =>
    waitUntilReady(origin, () => ({ ended: hasEnded(running.child), log: running.log() }));

  try {
    await waitForIt();
  } catch (error) {
    await kill();
    await removeAll();
    throw error;
  }

  return {
    origin,
    dataDirectory,
    owner: OWNER,
    postgres,
    processId: () => {
      if (running.child.pid === undefined) throw new Error("The server has no process.");
      return running.child.pid;
    },
    log: () => running.log(),
    kill,
    restart: async () => {
      running = launch(variables, nodeArguments);
      await waitForIt();
    },
    stop: async () => {
      try {
        await stopInOrder(running);
      } finally {
        await kill();
        await removeAll();
      }
    },
  };
}

interface ServerProcess {
  child: ChildProcess;
  log(): string;
}

function launch(env: Readonly<Record<string, string>>, nodeArguments: readonly string[]): ServerProcess {
  const chunks: string[] = [];
  const child = spawn(process.execPath, [...nodeArguments, MAIN], { env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  return { child, log: () => chunks.join("") };
}

async function stopInOrder({ child, log }: ServerProcess): Promise<void> {
  if (hasEnded(child)) return;
  const exit = once(child, "exit", { signal: AbortSignal.timeout(STOP_TIMEOUT_MS) });
  child.kill("SIGTERM");
  await exit.catch(() => {
    throw new Error(`The server did not stop within ${STOP_TIMEOUT_MS} ms of SIGTERM.\n${log()}`);
  });
  if (child.exitCode !== 0) throw new Error(`The server stopped with exit code ${child.exitCode}.\n${log()}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function inheritedVariables(): Record<string, string> {
  const kept = INHERITED_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

// A private PostgreSQL that exists as long as the process that started it. Nothing else on the machine is touched.

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chownSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

/** Two test workers with a handful of pools each, and the odd test that opens hundreds. */
const MAXIMUM_CONNECTIONS = 300;
const START_TIMEOUT_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 25;
/** PostgreSQL refuses to run as root; these users exist on common systems. */
const UNPRIVILEGED_USERS = ["postgres", "nobody"];

export interface ThrowAwayPostgresOptions {
  /** Wait for the disk as a real server does: for benchmarks and crash tests. Tests are quicker without. */
  fsync?: boolean;
  /** Further server settings, such as `{ log_min_duration_statement: "100" }`. */
  settings?: Record<string, string>;
}

export interface ThrowAwayPostgres {
  /** The administrative database; `urlOf` gives the address of another. */
  url: string;
  urlOf(database: string): string;
  /** Takes the server down: in order, or as a crash would. The data stays for `resume`. */
  halt(how?: "orderly" | "crash"): Promise<void>;
  resume(): Promise<void>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

export async function startThrowAwayPostgres({
  fsync = false,
  settings = {},
}: ThrowAwayPostgresOptions = {}): Promise<ThrowAwayPostgres> {
  const binaries = findBinaries() ?? installPostgres();
  const user = unprivilegedUser();
  const home = mkdtempSync(join(tmpdir(), "parley-postgres-"));
  if (user) chownSync(home, user.uid, user.gid);
  const directory = join(home, "data");
  const port = await freePort();

  const initialise = [
    "-D",
    directory,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--no-sync",
  ];
  execFileSync(join(binaries, "initdb"), initialise, {
    ...user,
    cwd: home,
    stdio: ["ignore", "ignore", "inherit"],
  });

  const allSettings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: home,
    max_connections: String(MAXIMUM_CONNECTIONS),
    ...(fsync ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    ...settings,
  };
  const serverArguments = Object.entries(allSettings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  let server: ChildProcess | undefined;

  function urlOf(database: string): string {
    return `postgres://postgres@127.0.0.1:${port}/${database}`;
  }

  async function start(): Promise<void> {
    // The shell waits for a word from this process. Should there come an end instead, the process has died,
    // and the shell clears up after it.
    const watch = `
      home=$1; shift
      "$@" </dev/null & server=$!
      trap "" INT TERM
      read -r signal || { signal=QUIT; orphaned=yes; }
      kill -s "$signal" "$server"; wait "$server"
      if [ "$orphaned" = yes ]; then rm -rf "$home"; fi`;
    const command = [join(binaries, "postgres"), "-D", directory, ...serverArguments];
    const started = spawn("/bin/sh", ["-c", watch, "sh", home, ...command], {
      ...user,
      cwd: home,
      stdio: ["pipe", "ignore", "ignore"],
    });
    server = started;
    await waitUntilAnswering(urlOf("postgres"), started);
  }

  async function halt(how: "orderly" | "crash" = "orderly"): Promise<void> {
    if (!server) return;
    const stopping = server;
    server = undefined;
    const exited = once(stopping, "exit");
    stopping.stdin?.end(how === "crash" ? "QUIT\n" : "INT\n");
    await exited;
  }

  await start();
  return {
    url: urlOf("postgres"),
    urlOf,
    halt,
    resume: start,
    async stop() {
      await halt("crash");
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function waitUntilAnswering(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MILLISECONDS;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > giveUpAt) {
        throw new Error("The throw-away PostgreSQL did not start.", { cause: error });
      }
      await sleep(POLL_MILLISECONDS);
    }
  }
}

/** The newest server on this machine, in Debian's place or on the PATH. */
function findBinaries(): string | undefined {
  const versions = globSync("/usr/lib/postgresql/*/bin/postgres").toSorted(
    (one, other) => Number(other.split("/")[4]) - Number(one.split("/")[4]),
  );
  const onPath = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "postgres"));
  const found = [...versions, ...onPath].find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return found === undefined ? undefined : dirname(found);
}

function installPostgres(): string {
  const help =
    "PostgreSQL is needed for the tests: install it, for example with `apt-get install postgresql`.";
  if (process.getuid?.() !== 0) throw new Error(help);
  try {
    const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", "postgresql"], options);
  } catch (error) {
    throw new Error(help, { cause: error });
  }
  const binaries = findBinaries();
  if (binaries === undefined) throw new Error(help);
  return binaries;
}

/** Whom the server runs as when the tests run as root; undefined means as ourselves. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of UNPRIVILEGED_USERS) {
    const account = accounts.find(([account]) => account === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as.",
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

// `npm start`: from a fresh clone to a running server. Installs, builds what is stale, then runs the server and
// passes signals on to it. Uses only built-ins of Node 20; the server itself runs on the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { prepare, root } from "./lib/prepare.mjs";

/** A terminal and npm both deliver the same Ctrl-C; what follows within this time is the same key press. */
const SAME_KEY_PRESS_MS = 1_000;

/** How often to look whether npm, which started this process, is still there. */
const PARENT_CHECK_MS = 1_000;

const say = (/** @type {string} */ line) => console.log(line);
const node = prepare(say);

const built = spawnSync(node, [join(root, "tools/build.ts")], { cwd: root, stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 1);

// The server gets a process group of its own: the terminal's Ctrl-C reaches this process alone, which passes
// it on once. Should this process die, the server notices the closed channel and stops in order as well.
const server = spawn(
  node,
  [
    "--import",
    join(root, "tools/lib/stopWithParent.mjs"),
    join(root, "apps/server/src/main.ts"),
    ...process.argv.slice(2),
  ],
  { cwd: root, detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] },
);

let stopAskedAt = 0;
let stopRepeats = 0;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => askToStop(signal));
}

// npm that is killed outright cannot pass a signal on; without this the server would live on unseen.
const parent = process.ppid;
if (process.env.npm_lifecycle_event === "start") {
  setInterval(() => process.ppid === parent || askToStop("SIGTERM"), PARENT_CHECK_MS).unref();
}

server.on("error", (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.on("exit", (code, signal) => {
  process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
});

/** @param {"SIGINT" | "SIGTERM" | "SIGHUP"} signal */
function askToStop(signal) {
  const now = Date.now();
  if (stopAskedAt === 0) {
    stopAskedAt = now;
    server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    return;
  }
  if (signal !== "SIGINT" || now - stopAskedAt < SAME_KEY_PRESS_MS) return;
  stopAskedAt = now;
  stopRepeats += 1;
  if (stopRepeats === 1)
    say("Still finishing what was begun. Press Ctrl-C again to stop at once; no stored message is lost.");
  else server.kill("SIGKILL");
}

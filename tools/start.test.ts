import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const REPOSITORY = fileURLToPath(new URL("../", import.meta.url));

/** A server that says what happens to it, takes its time to stop, and ends with the code it was given. */
const SERVER = `
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      console.log("server: got " + signal);
      setTimeout(() => { console.log("server: stopped"); process.exit(Number(process.env.EXIT_CODE ?? 0)); }, 300);
    });
  }
  setInterval(() => {}, 1_000);
  console.log("server: up " + process.pid + " " + process.argv.slice(2).join(" "));
  if (process.env.FALL) process.exit(3);
`;

let tree = "";

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "parley-start-"));
  for (const name of ["tools", "package.json", "package-lock.json"]) {
    cpSync(join(REPOSITORY, name), join(tree, name), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(tree, "node_modules"));
  mkdirSync(join(tree, "apps/server/src"), { recursive: true });
  writeFileSync(join(tree, "apps/server/src/main.ts"), SERVER);
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  output(): string;
  exitCode: Promise<number | null>;
}

async function start(env: Record<string, string> = {}, args: readonly string[] = []): Promise<Started> {
  const chunks: string[] = [];
  const child = spawn(process.execPath, [join(tree, "tools/start.mjs"), ...args], {
    cwd: tree,
    detached: true,
    env: { ...process.env, npm_lifecycle_event: "test", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exitCode = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  const output = (): string => chunks.join("");
  await new Promise<void>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      chunks.push(chunk);
      if (output().includes("server: up")) resolve();
    });
  });
  return { child, output, exitCode };
}

function countOf(text: string, word: string): number {
  return text.split(word).length - 1;
}

describe("npm start", () => {
  test("passes Ctrl-C on once, although the terminal and npm both deliver it, and waits for the server", async () => {
    const { child, output, exitCode } = await start();
    process.kill(-Number(child.pid), "SIGINT");
    process.kill(Number(child.pid), "SIGINT");
    expect(await exitCode).toBe(0);
    expect(countOf(output(), "server: got SIGINT")).toBe(1);
    expect(output()).toContain("server: stopped");
  });

  test("passes SIGTERM on and keeps the server's exit code", async () => {
    const { child, output, exitCode } = await start({ EXIT_CODE: "7" });
    child.kill("SIGTERM");
    expect(await exitCode).toBe(7);
    expect(countOf(output(), "server: got SIGTERM")).toBe(1);
  });

  test("ends with the code of a server that falls", async () => {
    const { exitCode } = await start({ FALL: "yes" });
    expect(await exitCode).toBe(3);
  });

  test("stops the server in order when it is killed itself", async () => {
    const { child, output, exitCode } = await start();
    child.kill("SIGKILL");
    await exitCode;
    expect(output()).toContain("server: got SIGTERM");
    expect(output()).toContain("server: stopped");
  });

  test("hands its arguments to the server", async () => {
    const { child, output, exitCode } = await start({}, ["--roles", "web"]);
    child.kill("SIGTERM");
    await exitCode;
    expect(output()).toMatch(/server: up \d+ --roles web/);
  });
});

// From the command to the first answered message, as a person starts it (`npm start`) and as a service does (`node`).
// The first start makes secrets and tables; the second finds them.

import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { widgetRoutes } from "@parley/contracts/widget";
import { createPublishedBot, type PublishedBot } from "@parley/testkit/createPublishedBot";
import { findFreePort } from "@parley/testkit/findFreePort";
import { loopingFlow } from "@parley/testkit/loopingFlow";

export interface StartFigures {
  /** Seconds on an empty data directory: the bot is made in this time as well. */
  firstSeconds: number;
  /** Seconds on the data of the first start. */
  secondSeconds: number;
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const commands = {
  npm: ["npm", "start"],
  node: [process.execPath, "apps/server/src/main.ts"],
} as const;
const TOKEN = "bench_start_token_0123456789abcdef";
const POLL_MS = 20;
const GIVE_UP_MS = 120_000;

export async function measureStart(how: keyof typeof commands): Promise<StartFigures> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-bench-start-"));
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  let bot: PublishedBot | undefined;

  async function startOnce(): Promise<number> {
    const began = performance.now();
    const child = launch(how, port, dataDirectory);
    try {
      await waitUntilReady(origin, child);
      bot ??= await createPublishedBot({ origin, token: TOKEN }, "Start", loopingFlow());
      await exchangeMessage(origin, bot);
      return (performance.now() - began) / 1000;
    } finally {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    }
  }

  try {
    return { firstSeconds: await startOnce(), secondSeconds: await startOnce() };
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

function launch(how: keyof typeof commands, port: number, dataDirectory: string): ChildProcess {
  const [command, ...words] = commands[how];
  const { PATH, HOME, LANG } = process.env;
  return spawn(command, words, {
    cwd: root,
    stdio: "ignore",
    env: {
      PATH,
      HOME,
      LANG,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: dataDirectory,
      PARLEY_ADMIN_EMAIL: "owner@parley.test",
      PARLEY_ADMIN_PASSWORD: "plum-Orbit-47-lantern",
      PARLEY_ADMIN_TOKEN: TOKEN,
    },
  });
}

async function waitUntilReady(origin: string, child: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while (performance.now() < giveUpAt && child.exitCode === null) {
    const isReady = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(POLL_MS);
  }
  throw new Error("The server did not become ready.");
}

async function exchangeMessage(origin: string, bot: PublishedBot): Promise<void> {
  const post = async (path: string, body: object, token?: string): Promise<unknown> => {
    const response = await fetch(origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const start = { botId: bot.id, customerId: bot.workspaceId, uuid: randomUUID() };
  const { token } = (await post(widgetRoutes.sessions, start)) as { token: string };
  const input = { kind: "text", text: "Hello" };
  await post(widgetRoutes.messages, { clientId: randomUUID(), input }, token);
}

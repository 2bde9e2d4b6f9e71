// What the tests of the emulator share: a running emulator, calls of its API, and a webhook that writes down what comes.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { createVirtualClock } from "../kit/createVirtualClock.ts";
import { isRecord } from "../kit/readParameters.ts";
import { startTelegram, type RunningTelegram, type StartTelegramOptions } from "./startTelegram.ts";
import type { Bot } from "./world/entities.ts";
import type { Update } from "./types.ts";

export interface ApiAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface TestTelegram {
  telegram: RunningTelegram;
  bot: Bot;
  /** A person who has started the bot. */
  userId: number;
  call(method: string, body?: Record<string, unknown>): Promise<ApiAnswer>;
  upload(method: string, fields: Record<string, string | Blob>): Promise<ApiAnswer>;
  control(name: string, body?: Record<string, unknown>): Promise<ApiAnswer>;
  /** What waits for the bot, oldest first. */
  updates(): Update[];
  close(): Promise<void>;
}

const START_MS = Date.UTC(2026, 5, 1, 12);

export async function openTelegram(options: StartTelegramOptions = {}): Promise<TestTelegram> {
  const clock = createVirtualClock({ startMs: START_MS, runs: false });
  const telegram = await startTelegram({
    port: 0,
    clock,
    chatBurst: 1_000,
    allowHttpWebhooks: true,
    ...options,
  });
  const bot = telegram.addBot({ name: "Shop", username: "shop_bot" });
  const userId = telegram.state.addPerson({ firstName: "Anna", username: "anna" }).user.id;
  telegram.users.start({ user: userId });
  bot.box.remove(bot.box.pending());

  const send = async (path: string, init: RequestInit): Promise<ApiAnswer> => {
    const response = await fetch(telegram.url + path, { method: "POST", ...init });
    const body: unknown = await response.json();
    return { status: response.status, headers: response.headers, body: isRecord(body) ? body : {} };
  };
  const json = (body: Record<string, unknown>): RequestInit => ({
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return {
    telegram,
    bot,
    userId,
    call: (method, body = {}) => send(`/bot${bot.token}/${method}`, json(body)),
    upload(method, fields) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        if (typeof value === "string") form.set(name, value);
        else form.set(name, value, value instanceof File ? value.name : name);
      }
      return send(`/bot${bot.token}/${method}`, { body: form });
    },
    control: (name, body = {}) => send(`/_control/${name}`, json(body)),
    updates: () => bot.box.pending().map(({ update }) => update),
    close: () => telegram.close(),
  };
}

/** The number of the message in an answer. */
export function messageId({ body }: ApiAnswer): number {
  const result = body["result"];
  return isRecord(result) && typeof result["message_id"] === "number" ? result["message_id"] : 0;
}

export interface TestWebhook {
  url: string;
  received: { update: Record<string, unknown>; headers: IncomingHttpHeaders }[];
  /** The next answers; afterwards 200. */
  answers: { status: number; headers?: Record<string, string>; body?: string }[];
  close(): Promise<void>;
}

export async function openWebhook(): Promise<TestWebhook> {
  const received: TestWebhook["received"] = [];
  const answers: TestWebhook["answers"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const update: unknown = JSON.parse(Buffer.concat(chunks).toString());
      received.push({ update: isRecord(update) ? update : {}, headers: request.headers });
      const { status, headers = {}, body = "" } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The webhook has no port.");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answers,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

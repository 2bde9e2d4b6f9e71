// What the tests of the Meta emulator share: a running emulator, a callback which verifies and records, and a small client.

import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { createVirtualClock } from "../kit/createVirtualClock.ts";
import { startEmulator } from "../kit/startEmulator.ts";
import { createMeta, type MetaOptions } from "./createMeta.ts";

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export type TestMeta = Awaited<ReturnType<typeof startTestMeta>>;

export const VERIFY_TOKEN = "verify-me";

export async function startTestMeta(options: MetaOptions = {}) {
  const receiver = await startReceiver();
  const clock = createVirtualClock({ startMs: Date.parse("2026-11-20T10:00:00Z"), runs: false });
  // Loaded here, so that the tests of one channel need no other.
  const channels = options.channels ?? (await import("./channels.ts")).channels;
  const meta = createMeta({ clock, ...options, channels });
  const running = await startEmulator({ app: meta.app });
  receiver.secret = meta.application.secret;

  async function ask(
    method: string,
    path: string,
    options_: { token?: string; body?: unknown } = {},
  ): Promise<Reply> {
    const { token, body } = options_;
    const isForm = body instanceof FormData || body instanceof URLSearchParams;
    const response = await fetch(new URL(path, running.url), {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const source = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(source) : source };
  }

  async function control(name: string, values: unknown = {}): Promise<unknown> {
    const reply = await ask("POST", `/_control/${name}`, { body: values });
    if (reply.status !== 200) throw new Error(`${name}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  return {
    url: running.url,
    meta,
    clock,
    receiver,
    ask,
    control,
    view: async (name: string) => (await ask("GET", `/_control/${name}`)).body,
    /** Gives the application the recording callback for an object. */
    subscribe: (object: string, fields?: string[]) =>
      control("webhook", { object, callbackUrl: receiver.url, verifyToken: VERIFY_TOKEN, fields }),
    async close() {
      await running.close();
      receiver.close();
    },
  };
}

async function startReceiver() {
  const state = {
    url: "",
    secret: "",
    /** Parsed bodies with a good signature, in order of arrival. */
    bodies: [] as unknown[],
    raw: [] as string[],
    badSignatures: 0,
    /** Statuses of the next answers; then 200. */
    answers: [] as number[],
    close: () => {},
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (request.method === "GET") {
      const isRight = url.searchParams.get("hub.verify_token") === VERIFY_TOKEN;
      response.writeHead(isRight ? 200 : 403).end(isRight ? url.searchParams.get("hub.challenge") : "");
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const expected = `sha256=${createHmac("sha256", state.secret).update(body).digest("hex")}`;
      if (request.headers["x-hub-signature-256"] === expected) {
        state.raw.push(body.toString());
        state.bodies.push(JSON.parse(body.toString()));
      } else state.badSignatures += 1;
      response.writeHead(state.answers.shift() ?? 200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  state.url = `http://127.0.0.1:${address.port}/webhook`;
  state.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return state;
}

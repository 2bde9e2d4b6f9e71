// Puts an emulator together: control calls and pages first, then scripted faults, then the provider's own routes;
// what the provider's routes were asked goes into the journal.

import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { text, type Answer, type Call, type Handler } from "./call.ts";
import type { Faults } from "./createFaults.ts";
import type { Journal } from "./createJournal.ts";
import type { VirtualClock } from "./createVirtualClock.ts";

export interface App {
  (request: IncomingMessage, response: ServerResponse): void;
  /** Called with the address when the emulator listens. */
  onListening?: (url: string) => void;
}

export interface AppOptions {
  clock: VirtualClock;
  journal: Journal;
  faults: Faults;
  /** Control API and pages: neither in the journal nor met by faults. */
  private: readonly Handler[];
  /** The provider's routes. */
  provider: Handler;
  onListening?: (url: string) => void;
}

/** What a provider would refuse in any case; keeps a stray upload from filling the memory. */
const LARGEST_BODY_BYTES = 120 * 1024 * 1024;

export function createApp(options: AppOptions): App {
  const { clock, journal, faults } = options;

  async function answerCall(call: Call): Promise<Answer> {
    for (const handler of options.private) {
      const answer = await handler(call);
      if (answer) return answer;
    }
    const at = clock.now();
    const fault = faults.take(call);
    if (fault && fault.delayMs > 0) await pause(fault.delayMs);
    const answer = fault?.answer ?? (await options.provider(call)) ?? text("Not found", 404);
    journal.record(at, call, answer);
    return answer;
  }

  const app: App = (request, response) => {
    void readCall(request)
      .then(async (call) => send(response, call ? await answerCall(call) : text("Too large", 413)))
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
        if (!response.headersSent) send(response, text(String(error), 500)).catch(() => response.destroy());
      });
  };
  if (options.onListening) app.onListening = options.onListening;
  return app;
}

async function readCall(request: IncomingMessage): Promise<Call | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  const origin = `http://${request.headers.host ?? "localhost"}`;
  const url = new URL(request.url ?? "/", origin);
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks),
    origin,
  };
}

async function send(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer.delayMs) await pause(answer.delayMs);
  if (answer.dropConnection) {
    response.destroy();
    return;
  }
  const body = Buffer.from(answer.body);
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(hasBody ? { "content-length": String(body.length) } : {}),
  });
  if (answer.stalls) {
    response.write(body.subarray(0, Math.floor(body.length / 2)));
    return;
  }
  response.end(hasBody ? body : undefined);
}

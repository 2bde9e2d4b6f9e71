// Where providers knock: /hooks/<channel>/<account's secret part>, or `app` for this server's own app, or `sandbox` for the
// shared demo number. The body is taken as bytes, because its signature is over them.

import { messengers, type Messenger } from "@parley/contracts/channels";
import { AppError } from "@parley/contracts/errors";
import type { WebhookRequest } from "@parley/channels";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Receiver, WebhookOwner } from "./receive.ts";

/** Meta's batches end at 3 MB; a little more is left for what JSON adds. */
const MAXIMUM_BODY_BYTES = 4 * 1024 * 1024;

export type FindOwner = (channel: Messenger, hookId: string) => Promise<WebhookOwner | undefined>;

interface HookParams {
  channel: string;
  hookId: string;
}

export function registerHookRoutes(app: FastifyInstance, receiver: Receiver, findOwner: FindOwner): void {
  app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers();
    hooks.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAXIMUM_BODY_BYTES }, (_, body, done) =>
      done(null, body),
    );

    async function ownerOf({ channel, hookId }: HookParams): Promise<WebhookOwner> {
      const known = messengers.find((name) => name === channel);
      const owner = known && (await findOwner(known, hookId));
      if (!owner) throw new AppError("not_found");
      return owner;
    }

    hooks.get<{ Params: HookParams }>("/hooks/:channel/:hookId", async (request, reply) => {
      const answer = receiver.challenge(await ownerOf(request.params), toWebhookRequest(request));
      if (answer === undefined) throw new AppError("webhook_refused");
      return reply.type("text/plain").send(answer);
    });

    hooks.post<{ Params: HookParams }>("/hooks/:channel/:hookId", async (request, reply) => {
      await receiver.receive(await ownerOf(request.params), toWebhookRequest(request));
      return reply.code(200).send("");
    });
  });
}

function toWebhookRequest(request: FastifyRequest): WebhookRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(",") : value,
  ]);
  const query = Object.entries((request.query ?? {}) as Record<string, unknown>).map(([name, value]) => [
    name,
    typeof value === "string" ? value : undefined,
  ]);
  return {
    method: request.method,
    headers: Object.fromEntries(headers) as Record<string, string | undefined>,
    query: Object.fromEntries(query) as Record<string, string | undefined>,
    body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
  };
}

// PUT /inbox/direct/lead and GET /inbox/direct/chats. A website token names one bot; the ids sent along must be its own.

import { AppError } from "@parley/contracts/errors";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hashToken } from "../../platform/crypto/index.ts";
import { toAppError } from "../../platform/http/index.ts";
import type { Limiter } from "../../platform/rateLimit.ts";
import { findBotByWebsiteToken } from "../bots/index.ts";
import { upsertLead, type LeadContext } from "./commands/upsertLead.ts";
import { refused, succeeded, type Envelope } from "./envelope.ts";
import { presentChat } from "./presentChat.ts";
import { chatsQuery, leadRequest, parse } from "./schemas.ts";
import { listChats } from "./store.ts";

export interface CompatContext extends LeadContext {
  limiter: Limiter;
}

/** Requests with one token per minute; more are answered 429. */
const REQUESTS_PER_TOKEN = 300;
/** Requests from one address per minute whatever token they bring, so that tokens cannot be tried in bulk. */
const REQUESTS_PER_ADDRESS = 1_200;
const WINDOW_SECONDS = 60;
/** Chats of one page; a page that is not full is the last one with any. */
const PAGE_SIZE = 50;
/** How long a browser may remember what it may send. */
const PREFLIGHT_SECONDS = 600;

interface OwnBot {
  workspaceId: string;
  id: string;
}

export function registerCompatRoutes(app: FastifyInstance, context: CompatContext): void {
  const { db, clock, limiter } = context;
  const perToken = limiter("compat-token", REQUESTS_PER_TOKEN, WINDOW_SECONDS);
  const perAddress = limiter("compat-address", REQUESTS_PER_ADDRESS, WINDOW_SECONDS);

  /** @throws AppError `token_invalid` for a wrong token, and for two that differ. */
  async function botOf(request: FastifyRequest): Promise<OwnBot> {
    await perAddress(request.ip);
    const given = [request.headers["x-bp-token"], request.headers["x-bot-token"]].filter(Boolean);
    const [token] = given;
    if (typeof token !== "string" || given.some((other) => other !== token))
      throw new AppError("token_invalid");
    const hash = hashToken(token);
    const bot = await findBotByWebsiteToken(db, hash);
    if (!bot) throw new AppError("token_invalid");
    await perToken(hash);
    return bot;
  }

  app.register(
    async (compat) => {
      compat.addHook("onRequest", async (request, reply) => allowOrigin(request, reply));
      compat.setErrorHandler((error, request, reply) => {
        const known = toAppError(error);
        if (known.code === "internal") request.log.error({ err: error }, "request failed");
        if (known.code === "rate_limited") reply.header("retry-after", String(known.data.seconds));
        return answer(reply, refused(known));
      });
      compat.setNotFoundHandler((_, reply) => answer(reply, refused(new AppError("not_found"))));
      compat.options("/*", async (_, reply) => reply.code(204).send());

      compat.put("/lead", async (request, reply) => {
        const bot = await botOf(request);
        const lead = parse(leadRequest, request.body ?? {});
        requireOwn(bot, lead);
        await upsertLead(context, { workspaceId: bot.workspaceId, botId: bot.id, uuid: lead.uuid }, lead);
        return answer(reply, succeeded());
      });

      compat.get("/chats", async (request, reply) => {
        const bot = await botOf(request);
        const query = parse(chatsQuery, request.query);
        requireOwn(bot, query);
        const chats = await listChats(
          db,
          { workspaceId: bot.workspaceId, botId: bot.id, isLead: query.type === "lead" },
          { limit: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE },
        );
        return answer(reply, succeeded(chats.map((chat) => presentChat(chat, clock.now()))));
      });
    },
    { prefix: "/inbox/direct" },
  );
}

/** @throws AppError `token_invalid`: whether another bot or account exists is nobody's business. */
function requireOwn(bot: OwnBot, given: { botId: string; customerId: string }): void {
  if (given.botId !== bot.id || given.customerId !== bot.workspaceId) throw new AppError("token_invalid");
}

function answer(reply: FastifyReply, envelope: Envelope): FastifyReply {
  return reply.code(envelope.code).type("application/json; charset=utf-8").send(envelope);
}

/** Any page may call: the token is sent on purpose, never by itself. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply): void {
  reply.header("vary", "Origin").header("cache-control", "no-store");
  if (request.headers.origin === undefined) return;
  reply
    .header("access-control-allow-origin", request.headers.origin)
    .header("access-control-allow-credentials", "true")
    .header("access-control-allow-methods", "GET, PUT, OPTIONS")
    .header("access-control-allow-headers", "content-type, x-bp-token, x-bot-token, authorization, authtype")
    .header("access-control-max-age", String(PREFLIGHT_SECONDS));
}

// The visitor's HTTP interface under /api/widget/v1 (contracts/widget.ts). Sending is always HTTP; news come by socket.ts.

import { AppError } from "@parley/contracts/errors";
import { id as idSchema } from "@parley/contracts/ids";
import { limits } from "@parley/contracts/limits";
import {
  openSessionRequest,
  sendVisitorMessageRequest,
  widgetActionRequest,
  widgetAttributesRequest,
  widgetEventRequest,
  widgetRoutes,
  widgetSeenRequest,
  type OpenSessionResponse,
  type TurnResponse,
  type WidgetConfig,
} from "@parley/contracts/widget";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { listMessagesAfter, listMessagesBefore } from "../conversations/index.ts";
import { completeSettings, type TurnOutcome } from "../runtime/index.ts";
import { identifyVisitor } from "./commands/identifyVisitor.ts";
import { openSession } from "./commands/openSession.ts";
import { markSeen } from "./commands/markSeen.ts";
import type { WidgetContext } from "./context.ts";
import { registerWidgetFileRoute } from "./fileRoute.ts";
import { findWidgetBot } from "./store.ts";

/** Messages given when a session opens; older ones are fetched when the visitor scrolls up. */
const PAGE_SIZE = 50;
/** Requests one address may make per minute before it is slowed down; a school or an office shares one address. */
const REQUESTS_PER_ADDRESS_AND_MINUTE = 600;
/** Sessions one address may open per minute. */
const SESSIONS_PER_ADDRESS_AND_MINUTE = 120;

const configQuery = z.object({ botId: idSchema, customerId: idSchema });
const eventsQuery = z.object({
  after: z.coerce.number().int().min(0).max(limits.positionMaximum).optional(),
  before: z.coerce.number().int().min(1).max(limits.positionMaximum).optional(),
});

export function registerWidgetRoutes(app: FastifyInstance, context: WidgetContext): void {
  const { db, runtime, visitorTokens, limiter } = context;
  const perAddress = limiter("widget-address", REQUESTS_PER_ADDRESS_AND_MINUTE, 60);
  const sessionsPerAddress = limiter("widget-sessions", SESSIONS_PER_ADDRESS_AND_MINUTE, 60);
  const perVisitor = limiter("widget-visitor", limits.visitorMessagesPerMinute, 60);

  const presentTurn = ({ messages, state }: TurnOutcome): TurnResponse => ({
    messages: messages.map(runtime.presentMessage),
    state,
  });

  app.register(async (widget) => {
    // The panel runs on our own origin; the loader runs on the customer's page and reads the configuration from there.
    widget.addHook("onRequest", async (request, reply) => {
      reply.header("access-control-allow-origin", request.headers.origin ?? "*");
      reply.header("vary", "Origin");
      reply.header("access-control-allow-headers", "authorization, content-type");
      reply.header("access-control-allow-methods", "GET, POST");
      reply.header("cache-control", "no-store");
      if (request.method === "OPTIONS") return reply.code(204).send();
      await perAddress(request.ip);
    });
    widget.options(`/api/widget/v1/*`, async (_, reply) => reply.code(204).send());

    widget.get(widgetRoutes.config, async (request, reply): Promise<WidgetConfig> => {
      const { botId, customerId } = configQuery.parse(request.query);
      const bot = await findWidgetBot(db, botId, customerId);
      if (!bot) throw new AppError("not_found");
      const settings = completeSettings(bot);
      if (!settings.general.isEnabled) throw new AppError("bot_disabled");
      if (!bot.isPublished) throw new AppError("bot_not_published");
      reply.header("cache-control", "public, max-age=60");
      return {
        botId: bot.id,
        name: bot.name,
        design: settings.design,
        triggers: settings.triggers,
        chatWindow: settings.chatWindow,
        language: settings.general.language,
        history: settings.general.history,
        sounds: settings.general.sounds,
        showBrand: settings.general.showBrand,
        devices: settings.access.devices,
        hiddenPages: settings.access.hiddenPages,
        mapTiles: context.mapTiles,
      };
    });

    widget.post(widgetRoutes.sessions, async (request): Promise<OpenSessionResponse> => {
      await sessionsPerAddress(request.ip);
      return openSession(context, openSessionRequest.parse(request.body), visitorOf(request), PAGE_SIZE);
    });

    widget.post(widgetRoutes.messages, async (request): Promise<TurnResponse> => {
      const key = visitorTokens.ofRequest(request);
      await perVisitor(key.id);
      const { clientId, input } = sendVisitorMessageRequest.parse(request.body);
      return presentTurn(await runtime.input(key, clientId, input));
    });

    widget.post(widgetRoutes.actions, async (request): Promise<TurnResponse> => {
      const key = visitorTokens.ofRequest(request);
      await perVisitor(key.id);
      const { clientId, action } = widgetActionRequest.parse(request.body);
      return presentTurn(await runtime.action(key, clientId, action));
    });

    widget.post(widgetRoutes.seen, async (request, reply) => {
      const key = visitorTokens.ofRequest(request);
      await markSeen(context, key, widgetSeenRequest.parse(request.body));
      return reply.code(204).send();
    });

    widget.post(widgetRoutes.attributes, async (request, reply) => {
      const key = visitorTokens.ofRequest(request);
      await perVisitor(key.id);
      await identifyVisitor(context, key, widgetAttributesRequest.parse(request.body));
      return reply.code(204).send();
    });

    registerWidgetFileRoute(widget, context);

    widget.post(widgetRoutes.events, async (request): Promise<TurnResponse> => {
      const key = visitorTokens.ofRequest(request);
      await perVisitor(key.id);
      const { name } = widgetEventRequest.parse(request.body);
      return presentTurn(await runtime.trigger(key, { kind: "visitorEvent", name }));
    });

    widget.get(widgetRoutes.events, async (request): Promise<TurnResponse & { hasOlder: boolean }> => {
      const key = visitorTokens.ofRequest(request);
      const { after, before } = eventsQuery.parse(request.query);
      const { state } = await runtime.look(key);
      const rows =
        before === undefined
          ? await listMessagesAfter(db, key, after ?? 0, limits.pageSizeMaximum)
          : await listMessagesBefore(db, key, before, PAGE_SIZE);
      return { messages: rows.map(runtime.presentMessage), state, hasOlder: (rows[0]?.seq ?? 1) > 1 };
    });
  });
}

function visitorOf(request: FastifyRequest) {
  return { ip: request.ip, userAgent: request.headers["user-agent"], host: request.host };
}

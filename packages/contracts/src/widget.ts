// What the visitor's widget and the server say to each other, under /api/widget/v1. Sending is always HTTP;
// the WebSocket only brings news, and polling `events` brings the same news without it.

import { z } from "zod";
import { chatWindowSettings, designSettings, triggerSettings } from "./botSettings.ts";
import { responder } from "./conversation.ts";
import { clientId, id, uuid } from "./ids.ts";
import { limits } from "./limits.ts";
import { inputRequest, message, sentFile, visitorInput } from "./messages.ts";

export const widgetPage = z.object({
  url: z.string().max(limits.urlLength),
  title: z.string().max(300).optional(),
  referrer: z.string().max(limits.urlLength).optional(),
});

/** GET config?botId&customerId: what the loader needs before anybody has spoken. Cacheable for a minute. */
export const widgetConfig = z.object({
  botId: id,
  name: z.string(),
  design: designSettings,
  triggers: triggerSettings,
  chatWindow: chatWindowSettings,
  language: z.string(),
  history: z.enum(["session", "forever"]),
  sounds: z.boolean(),
  showBrand: z.boolean(),
  devices: z.enum(["all", "desktop", "mobile"]),
  hiddenPages: z.array(z.string()),
  /** Pictures of the map on which a place is picked, and whose they are; null where no map is offered. */
  mapTiles: z.object({ url: z.string(), attribution: z.string() }).nullable(),
});
export type WidgetConfig = z.infer<typeof widgetConfig>;

/** POST sessions: open or resume. The visitor's uuid is the key to the conversation; keep it private to the page. */
export const openSessionRequest = z.object({
  botId: id,
  customerId: id,
  uuid,
  page: widgetPage.optional(),
  language: z.string().max(35).optional(),
  /** True when the visitor has arrived anew (first page of a browser session), false on later pages. */
  isNewVisit: z.boolean().default(false),
  /** Signed by the site's server with the bot's identity secret: see docs/guides/identify-visitors.md. */
  identityToken: z.string().max(4_000).optional(),
  attributes: z
    .record(z.string().max(limits.attributeKeyLength), z.string().max(limits.attributeValueLength))
    .optional(),
  /** `preview` runs the draft for a signed-in author. */
  mode: z.enum(["live"]).default("live"),
});
export type OpenSessionRequest = z.infer<typeof openSessionRequest>;

/** Everything the panel draws. `events` continue from `lastSeq`. */
export const widgetState = z.object({
  lastSeq: z.number().int(),
  responder,
  /** What the bot waits for, or null when anything may be typed (or nothing: see `canType`). */
  input: inputRequest.nullable(),
  /** Whether the visitor may type freely now: while an agent is there or asked for, or when the flow has ended. */
  canType: z.boolean(),
  /** What the flow speaks to this visitor, where it has several languages; null where the bot's own is meant. */
  language: z.string().nullable(),
  agentName: z.string().nullable(),
  agentsOnline: z.boolean(),
  /** Highest seq of the visitor's messages that the team has read. */
  teamReadSeq: z.number().int(),
  /** Highest seq this visitor has read, for the unread badge. */
  visitorReadSeq: z.number().int(),
  /** ISO 8601 moment when an open live-chat request expires. */
  liveChatExpiresAt: z.string().nullable(),
});
export type WidgetState = z.infer<typeof widgetState>;

export const openSessionResponse = z.object({
  /** Bearer token of all further calls: `Authorization: Bearer …`. Renewed by opening the session again. */
  token: z.string(),
  conversationId: id,
  messages: z.array(message),
  /** True when older messages exist before the first one given. */
  hasOlder: z.boolean(),
  state: widgetState,
});
export type OpenSessionResponse = z.infer<typeof openSessionResponse>;

/** POST messages. Repeating a clientId answers the same messages and stores nothing. */
export const sendVisitorMessageRequest = z.object({ clientId, input: visitorInput });
export type SendVisitorMessageRequest = z.infer<typeof sendVisitorMessageRequest>;

/** Answer of everything that changes the conversation: the messages made by it, the visitor's own first. */
export const turnResponse = z.object({ messages: z.array(message), state: widgetState });
export type TurnResponse = z.infer<typeof turnResponse>;

/** POST actions: what the visitor's menu offers. */
export const widgetActionRequest = z.object({
  clientId,
  action: z.enum(["restart", "requestLiveChat", "backToBot", "close"]),
});
export type WidgetActionRequest = z.infer<typeof widgetActionRequest>;

/** POST seen: delivery and reading marks, page changes, and presence in one small call. */
export const widgetSeenRequest = z.object({
  deliveredSeq: z.number().int().nonnegative().max(limits.positionMaximum).optional(),
  readSeq: z.number().int().nonnegative().max(limits.positionMaximum).optional(),
  page: widgetPage.optional(),
  typing: z.boolean().optional(),
});
export type WidgetSeenRequest = z.infer<typeof widgetSeenRequest>;

/** POST attributes: facts the page knows about its visitor. */
export const widgetAttributesRequest = z.object({
  identityToken: z.string().max(4_000).optional(),
  attributes: z
    .record(z.string().max(limits.attributeKeyLength), z.string().max(limits.attributeValueLength))
    .optional(),
});

/**
 * POST files: uploads one file for an answer to come (`{ kind: "files", fileIds }`), as `multipart/form-data` with the
 * part `file` and the visitor's token. `url` is signed and lapses. A signature is uploaded the same way, as a picture.
 */
export const uploadVisitorFileResponse = sentFile.required({ url: true });
export type UploadVisitorFileResponse = z.infer<typeof uploadVisitorFileResponse>;

/** POST events: something happened on the page; a flow with a trigger of this name begins. Answers a turn. */
export const widgetEventRequest = z.object({ name: z.string().min(1).max(limits.nameLength) });
export type WidgetEventRequest = z.infer<typeof widgetEventRequest>;

/** GET events?after=<seq>: news since a position; events?before=<seq>: the messages before one. Same shape as a turn. */
export const widgetEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("messages"), messages: z.array(message), state: widgetState }),
  z.object({ kind: z.literal("state"), state: widgetState }),
  z.object({ kind: z.literal("typing"), name: z.string().nullable(), isTyping: z.boolean() }),
]);
/** Frames of the WebSocket at /api/widget/v1/socket (subprotocol `parley.widget`, first frame from the client: {"token": "…", "after": 12}). */
export type WidgetEvent = z.infer<typeof widgetEvent>;

export const widgetRoutes = {
  config: "/api/widget/v1/config",
  sessions: "/api/widget/v1/sessions",
  messages: "/api/widget/v1/messages",
  actions: "/api/widget/v1/actions",
  seen: "/api/widget/v1/seen",
  attributes: "/api/widget/v1/attributes",
  files: "/api/widget/v1/files",
  events: "/api/widget/v1/events",
  socket: "/api/widget/v1/socket",
} as const;

// Conversations: what the inbox lists, shows and does.

import { z } from "zod";
import { channel } from "../channels.ts";
import { conversationStatus, responder } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { clientId, id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { authorKinds, message } from "../messages.ts";
import { phone } from "./contacts.ts";
import { inWorkspace, listOf, page, pageQuery, queryBoolean, workspacePath } from "./common.ts";

const read = { section: "inbox", level: "read" } as const;
const write = { section: "inbox", level: "write" } as const;

export const visit = z.object({
  url: z.string(),
  title: z.string().nullable(),
  referrer: z.string().nullable(),
  at: timestamp,
});
export type Visit = z.infer<typeof visit>;

export const assignee = z.object({ id, name: z.string() });

export const conversation = z.object({
  id,
  uuid: z.string(),
  bot: z.object({ id, name: z.string() }),
  contact: z.object({
    id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: phone.nullable(),
    picture: z.string().nullable(),
    tags: z.array(z.string()),
    isLead: z.boolean(),
  }),
  status: conversationStatus,
  responder,
  assignee: assignee.nullable(),
  /** Highest message position. */
  seq: z.number().int(),
  /** Highest position read by the team, by the visitor, and arrived in the visitor's browser. */
  teamReadSeq: z.number().int(),
  visitorReadSeq: z.number().int(),
  visitorDeliveredSeq: z.number().int(),
  /** Visitor's messages the team has not read. */
  unreadCount: z.number().int(),
  lastMessage: z.object({ at: timestamp, by: z.enum(authorKinds), text: z.string() }).nullable(),
  isOnline: z.boolean(),
  lastSeenAt: timestamp,
  visits: z.number().int(),
  page: z.object({ url: z.string(), title: z.string().nullable() }).nullable(),
  device: z.object({ kind: z.string(), browser: z.string(), system: z.string() }).nullable(),
  referrer: z.string().nullable(),
  language: z.string().nullable(),
  channel,
  /** The account it runs over; null on the website. */
  connection: z.object({ id, name: z.string() }).nullable(),
  /** Messengers that allow free messages for some hours only: until when, and until when at no charge. */
  window: z.object({ until: timestamp.nullable(), freeUntil: timestamp.nullable() }).nullable(),
  /** Nothing can be sent: blocked, left, no such user. */
  unreachable: z.object({ reason: z.string(), since: timestamp }).nullable(),
  /** Open live-chat request: when asked and when it lapses. */
  liveChatRequest: z.object({ requestedAt: timestamp, expiresAt: timestamp }).nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type Conversation = z.infer<typeof conversation>;

const conversationParams = inWorkspace.extend({ conversationId: id });

export const conversationFilters = z.object({
  search: z.string().trim().max(200).optional(),
  status: listOf(conversationStatus),
  botId: listOf(id),
  channel: listOf(channel),
  /** A member's id, or `none` for unassigned, or `me`. */
  assignee: z.union([id, z.literal("none"), z.literal("me")]).optional(),
  responder: listOf(responder),
  unread: queryBoolean.optional(),
  online: queryBoolean.optional(),
  /** Only visitors who wrote something themselves. */
  interacted: queryBoolean.optional(),
});
export type ConversationFilters = z.input<typeof conversationFilters>;

/** Commands answer with the conversation as it is now; the messages they made arrive as events and by `listMessages`. */
const conversationResponse = conversation;

export const inboxEndpoints = {
  listConversations: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations`,
    summary: "Conversations, last activity first.",
    audience: read,
    params: inWorkspace,
    query: pageQuery.extend(conversationFilters.shape),
    /** `feed` is the position from which `listConversationChanges` continues. */
    response: page(conversation).extend({ feed: z.string() }),
  }),
  listConversationChanges: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/changes`,
    summary: "Conversations changed since a feed position; repeats are possible, losses are not.",
    audience: read,
    params: inWorkspace,
    query: z.object({ after: z.string().max(40) }),
    /** `reset` asks the caller to load the list anew: the position is too old or unknown. */
    response: z.object({ items: z.array(conversation), feed: z.string(), reset: z.boolean() }),
  }),
  getConversation: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/:conversationId`,
    summary: "One conversation.",
    audience: read,
    params: conversationParams,
    response: conversation,
  }),
  listMessages: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/:conversationId/messages`,
    summary: "Messages in order: the newest page, or those before or after a position.",
    audience: read,
    params: conversationParams,
    query: z.object({
      before: z.coerce.number().int().max(limits.positionMaximum).optional(),
      after: z.coerce.number().int().max(limits.positionMaximum).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(message), hasMore: z.boolean() }),
  }),
  sendMessage: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/messages`,
    summary: "Answer as a human. Repeating a clientId answers the same message and stores nothing.",
    audience: write,
    params: conversationParams,
    body: z.object({ clientId, text: z.string().trim().min(1).max(limits.messageTextLength) }),
    response: z.object({ message, conversation }),
  }),
  acceptLiveChat: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/accept`,
    summary:
      "Accept a live-chat request. The second of two gets `conversation_already_taken` with the winner's name.",
    audience: write,
    params: conversationParams,
    response: conversationResponse,
  }),
  rejectLiveChat: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/reject`,
    summary: "Decline a request for yourself; it stays open for the others until it expires.",
    audience: write,
    params: conversationParams,
    response: conversationResponse,
  }),
  takeOver: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/take-over`,
    summary: "Take a conversation over from the bot without a request.",
    audience: write,
    params: conversationParams,
    response: conversationResponse,
  }),
  handBack: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/hand-back`,
    summary: "Give the conversation back to the bot, which goes on where it stopped.",
    audience: write,
    params: conversationParams,
    response: conversationResponse,
  }),
  transferConversation: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/transfer`,
    summary: "Hand a taken conversation to another member.",
    audience: write,
    params: conversationParams,
    body: z.object({ memberId: id }),
    response: conversationResponse,
  }),
  updateConversation: endpoint({
    method: "PATCH",
    path: `${workspacePath}/conversations/:conversationId`,
    summary: "Set the status or the assignee (null removes it). CLOSED ends a human chat.",
    audience: write,
    params: conversationParams,
    body: z.object({ status: conversationStatus.optional(), assigneeId: id.nullable().optional() }),
    response: conversationResponse,
  }),
  markConversationRead: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/read`,
    summary: "The team has read up to this position; a lower one than before marks as unread.",
    audience: write,
    params: conversationParams,
    body: z.object({ seq: z.number().int().nonnegative().max(limits.positionMaximum) }),
  }),
  triggerFlow: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/trigger`,
    summary: "Begin a flow that has an API trigger, while the bot answers the conversation.",
    audience: write,
    params: conversationParams,
    body: z.object({ flowId: id }),
    response: conversationResponse,
  }),
  sendTyping: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/typing`,
    summary: "Show or hide the typing sign to the visitor.",
    audience: write,
    params: conversationParams,
    body: z.object({ isTyping: z.boolean() }),
  }),
  listVisits: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/:conversationId/visits`,
    summary: "Pages the visitor has seen, newest first (at most 50).",
    audience: read,
    params: conversationParams,
    response: z.object({ items: z.array(visit) }),
  }),
};

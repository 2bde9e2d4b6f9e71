// Conversations, contacts and quick replies: everything the inbox does.

import { z } from "zod";
import { conversationStatus, responder } from "../conversation.ts";
import { endpoint } from "../endpoint.ts";
import { clientId, id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { authorKinds, message } from "../messages.ts";
import { inWorkspace, listOf, page, pageQuery, queryBoolean, workspacePath } from "./common.ts";

const read = { section: "inbox", level: "read" } as const;
const write = { section: "inbox", level: "write" } as const;

export const phone = z.object({ dialCode: z.string().max(5), number: z.string().max(32) });

export const contact = z.object({
  id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: phone.nullable(),
  picture: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  isLead: z.boolean(),
  /** Whether the person agreed to be written to; null when nobody asked. */
  optIn: z.boolean().nullable(),
  createdAt: timestamp,
});
export type Contact = z.infer<typeof contact>;

export const note = z.object({
  id,
  title: z.string(),
  description: z.string(),
  authorName: z.string().nullable(),
  createdAt: timestamp,
});
export type Note = z.infer<typeof note>;

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
  /** Open live-chat request: when asked and when it lapses. */
  liveChatRequest: z.object({ requestedAt: timestamp, expiresAt: timestamp }).nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type Conversation = z.infer<typeof conversation>;

const conversationParams = inWorkspace.extend({ conversationId: id });
const contactParams = inWorkspace.extend({ contactId: id });

export const conversationFilters = z.object({
  search: z.string().trim().max(200).optional(),
  status: listOf(conversationStatus),
  botId: listOf(id),
  /** A member's id, or `none` for unassigned, or `me`. */
  assignee: z.union([id, z.literal("none"), z.literal("me")]).optional(),
  responder: listOf(responder),
  unread: queryBoolean.optional(),
  online: queryBoolean.optional(),
  /** Only visitors who wrote something themselves. */
  interacted: queryBoolean.optional(),
});
export type ConversationFilters = z.input<typeof conversationFilters>;

export const quickReply = z.object({ id, shortcut: z.string(), text: z.string() });
export type QuickReply = z.infer<typeof quickReply>;
const quickReplyBody = z.object({
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]+$/u, "must be letters, digits, _ or -")
    .max(limits.quickReplyShortcutLength),
  text: z.string().trim().min(1).max(limits.messageTextLength),
});

const tag = z.string().trim().min(1).max(limits.tagLength);
const noteBody = z.object({
  title: z.string().trim().max(limits.noteTitleLength).default(""),
  description: z.string().trim().min(1).max(limits.noteTextLength),
});

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
  getContact: endpoint({
    method: "GET",
    path: `${workspacePath}/contacts/:contactId`,
    summary: "One contact.",
    audience: { section: "contacts", level: "read" },
    params: contactParams,
    response: contact,
  }),
  updateContact: endpoint({
    method: "PATCH",
    path: `${workspacePath}/contacts/:contactId`,
    summary: "Change details. Attributes are merged; a null value removes one. Tags replace the list.",
    audience: { section: "contacts", level: "write" },
    params: contactParams,
    body: z.object({
      name: z.string().trim().max(limits.nameLength).nullable().optional(),
      email: z.email().max(254).nullable().optional(),
      phone: phone.nullable().optional(),
      tags: z.array(tag).max(limits.tagsPerContact).optional(),
      attributes: z
        .record(
          z.string().min(1).max(limits.attributeKeyLength),
          z.string().max(limits.attributeValueLength).nullable(),
        )
        .optional(),
    }),
    response: contact,
  }),
  listTags: endpoint({
    method: "GET",
    path: `${workspacePath}/tags`,
    summary: "Tags in use, most used first.",
    audience: { section: "contacts", level: "read" },
    params: inWorkspace,
    response: z.object({ items: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
  }),
  listNotes: endpoint({
    method: "GET",
    path: `${workspacePath}/contacts/:contactId/notes`,
    summary: "Notes on a contact, newest first.",
    audience: { section: "contacts", level: "read" },
    params: contactParams,
    response: z.object({ items: z.array(note) }),
  }),
  addNote: endpoint({
    method: "POST",
    path: `${workspacePath}/contacts/:contactId/notes`,
    summary: "Add a note for the team.",
    audience: { section: "contacts", level: "write" },
    params: contactParams,
    body: noteBody,
    response: note,
  }),
  deleteNote: endpoint({
    method: "DELETE",
    path: `${workspacePath}/contacts/:contactId/notes/:noteId`,
    summary: "Delete a note.",
    audience: { section: "contacts", level: "write" },
    params: contactParams.extend({ noteId: id }),
  }),
  listQuickReplies: endpoint({
    method: "GET",
    path: `${workspacePath}/quick-replies`,
    summary: "Saved replies, by shortcut.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(quickReply) }),
  }),
  createQuickReply: endpoint({
    method: "POST",
    path: `${workspacePath}/quick-replies`,
    summary: "Save a reply.",
    audience: write,
    params: inWorkspace,
    body: quickReplyBody,
    response: quickReply,
  }),
  updateQuickReply: endpoint({
    method: "PUT",
    path: `${workspacePath}/quick-replies/:quickReplyId`,
    summary: "Change a saved reply.",
    audience: write,
    params: inWorkspace.extend({ quickReplyId: id }),
    body: quickReplyBody,
    response: quickReply,
  }),
  deleteQuickReply: endpoint({
    method: "DELETE",
    path: `${workspacePath}/quick-replies/:quickReplyId`,
    summary: "Delete a saved reply.",
    audience: write,
    params: inWorkspace.extend({ quickReplyId: id }),
  }),
};

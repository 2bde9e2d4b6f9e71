// News for the team over the workspace socket (/api/v1/workspaces/:workspaceId/realtime). Each event carries what
// changed as it is now, so that snapshot + events = new snapshot. After a gap, `listConversationChanges` closes it.

import { z } from "zod";
import { availability } from "./api/accounts.ts";
import { contact } from "./api/contacts.ts";
import { conversation } from "./api/inbox.ts";
import { id } from "./ids.ts";
import { message } from "./messages.ts";

export const realtimeEvent = z.discriminatedUnion("kind", [
  /** First frame after connecting; `feed` is where a catch-up begins. */
  z.object({ kind: z.literal("hello"), feed: z.string() }),
  z.object({
    kind: z.literal("conversation"),
    conversation,
    /** New messages of this change, in order. */ messages: z.array(message),
  }),
  z.object({ kind: z.literal("contact"), contact }),
  z.object({ kind: z.literal("presence"), conversationId: id, isOnline: z.boolean() }),
  z.object({
    kind: z.literal("visitorTyping"),
    conversationId: id,
    isTyping: z.boolean(),
    /** What is being typed is never sent. */ at: z.string(),
  }),
  z.object({
    kind: z.literal("memberTyping"),
    conversationId: id,
    memberId: id,
    name: z.string(),
    isTyping: z.boolean(),
  }),
  z.object({
    kind: z.literal("memberViewing"),
    conversationId: id,
    memberId: id,
    name: z.string(),
    isViewing: z.boolean(),
  }),
  z.object({ kind: z.literal("memberAvailability"), memberId: id, availability }),
  /** The visitor answered a block marked "notify the team", or a flow tells the team something. */
  z.object({
    kind: z.literal("notice"),
    conversationId: id,
    title: z.string(),
    text: z.string(),
    /** Whom it is for; everybody when absent or empty. */
    memberIds: z.array(z.string()).optional(),
  }),
]);
export type RealtimeEvent = z.infer<typeof realtimeEvent>;

/** Frames a member's browser may send. */
export const realtimeCommand = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("view"), conversationId: id.nullable() }),
  z.object({ kind: z.literal("ping") }),
]);
export type RealtimeCommand = z.infer<typeof realtimeCommand>;

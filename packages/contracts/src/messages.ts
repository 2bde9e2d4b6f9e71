// What is said in a conversation: messages, the input a bot waits for, and what a visitor answers.
// Channels render these; nothing here knows a channel.

import { z } from "zod";
import { clientId, id, timestamp } from "./ids.ts";
import { limits } from "./limits.ts";

export const linkItem = z.object({
  title: z.string().min(1).max(limits.choiceTitleLength),
  url: z.string().max(limits.urlLength),
  icon: z
    .enum([
      "link",
      "website",
      "facebook",
      "instagram",
      "x",
      "linkedin",
      "youtube",
      "whatsapp",
      "telegram",
      "email",
      "phone",
      "map",
    ])
    .optional(),
});
export type LinkItem = z.infer<typeof linkItem>;

/** System lines shown between messages, kept as facts so that each reader sees them in their own language. */
export const conversationEvents = [
  "liveChatRequested",
  "liveChatUnavailable",
  "liveChatExpired",
  "agentJoined",
  "agentLeft",
  "transferred",
  "handedBack",
  "restarted",
  "closed",
  "reopened",
  /** Done by the visitor: a question left out, a step back. */
  "skipped",
  "wentBack",
] as const;
export type ConversationEvent = (typeof conversationEvents)[number];

export const messageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("image"), url: z.string(), alt: z.string(), text: z.string().optional() }),
  z.object({ kind: z.literal("video"), url: z.string(), text: z.string().optional() }),
  z.object({ kind: z.literal("links"), text: z.string(), links: z.array(linkItem) }),
  /** The visitor's choice of offered options: what was shown, and which ids. */
  z.object({ kind: z.literal("choice"), text: z.string(), optionIds: z.array(z.string()) }),
  z.object({
    kind: z.literal("event"),
    event: z.enum(conversationEvents),
    /** Text of the bot's settings that goes with the event, for instance the waiting message. */
    title: z.string().optional(),
    text: z.string().optional(),
    name: z.string().optional(),
  }),
]);
export type MessageContent = z.infer<typeof messageContent>;

export const authorKinds = ["visitor", "bot", "agent", "system"] as const;
export type AuthorKind = (typeof authorKinds)[number];

export const message = z.object({
  id,
  conversationId: id,
  /** Position in the conversation, 1-based and without gaps. */
  seq: z.number().int().positive(),
  author: z.object({ kind: z.enum(authorKinds), id: id.nullable(), name: z.string().nullable() }),
  content: messageContent,
  createdAt: timestamp,
  clientId: clientId.nullable(),
  blockId: z.string().nullable(),
  /** Milliseconds the widget waits (with a typing sign) before it shows this message. */
  delayMs: z.number().int().nonnegative(),
});
export type Message = z.infer<typeof message>;

const inputCommon = {
  blockId: z.string(),
  placeholder: z.string().optional(),
  canSkip: z.boolean(),
  canGoBack: z.boolean(),
};
export const choiceOption = z.object({ id: z.string(), title: z.string() });
export type ChoiceOption = z.infer<typeof choiceOption>;

/** What the bot waits for. Sent beside the messages; there is at most one at a time. */
export const inputRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), ...inputCommon, maxLength: z.number().int(), multiline: z.boolean() }),
  z.object({ kind: z.literal("name"), ...inputCommon, maxLength: z.number().int() }),
  z.object({ kind: z.literal("email"), ...inputCommon, maxLength: z.number().int() }),
  z.object({
    kind: z.literal("phone"),
    ...inputCommon,
    /** ISO 3166 country whose dial code is preselected. */ country: z.string(),
  }),
  z.object({
    kind: z.literal("number"),
    ...inputCommon,
    min: z.number().nullable(),
    max: z.number().nullable(),
    step: z.number().nullable(),
  }),
  z.object({ kind: z.literal("choice"), ...inputCommon, options: z.array(choiceOption) }),
  z.object({
    kind: z.literal("choices"),
    ...inputCommon,
    options: z.array(choiceOption),
    min: z.number().int(),
    max: z.number().int(),
    submitLabel: z.string(),
  }),
]);
export type InputRequest = z.infer<typeof inputRequest>;

/** What a visitor does. `text` is always possible: engines match typed text against options. */
export const visitorInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string().min(1) }),
  z.object({
    kind: z.literal("choice"),
    optionIds: z.array(z.string().max(64)).min(1).max(limits.choiceOptions),
  }),
  /** Dial code with `+` and the national number as typed. */
  z.object({
    kind: z.literal("phone"),
    dialCode: z.string().regex(/^\+\d{1,4}$/),
    number: z.string().min(1).max(32),
  }),
  z.object({ kind: z.literal("skip") }),
  z.object({ kind: z.literal("back") }),
]);
export type VisitorInput = z.infer<typeof visitorInput>;

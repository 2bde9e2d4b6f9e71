// What is said in a conversation: messages, the input a bot waits for, and what a visitor answers.
// Channels render these; nothing here knows a channel.

import { z } from "zod";
import { delivery } from "./channels.ts";
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

/** A button of a card: an address to open, or an answer for the bot. */
export const cardButton = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
});
export type CardButton = z.infer<typeof cardButton>;

export const card = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string().optional(),
  imageUrl: z.string().optional(),
  buttons: z.array(cardButton).max(limits.buttonsPerCard),
});
export type Card = z.infer<typeof card>;

export const sentFile = z.object({
  id,
  name: z.string(),
  type: z.string(),
  sizeBytes: z.number().int(),
  url: z.string().optional(),
});
export type SentFile = z.infer<typeof sentFile>;

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
  "codeRequested",
] as const;
export type ConversationEvent = (typeof conversationEvents)[number];

/** What fills an approved template: text by number (`1`) or name, an address for a media header, a suffix or code per button. */
export const templateParameters = z.object({
  header: z.record(z.string(), z.string()).default({}),
  headerMedia: z.string().optional(),
  body: z.record(z.string(), z.string()).default({}),
  /** By the button's position: the end of its address, its code, or what a quick reply answers. */
  buttons: z.record(z.string(), z.string()).default({}),
  cards: z
    .array(
      z.object({
        media: z.string().default(""),
        body: z.record(z.string(), z.string()).default({}),
        buttons: z.record(z.string(), z.string()).default({}),
      }),
    )
    .optional(),
  /** When a limited-time offer ends. */
  offerExpiresAt: z.iso.datetime().optional(),
});
export type TemplateParameters = z.infer<typeof templateParameters>;

export const messageContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({
    kind: z.literal("image"),
    url: z.string(),
    alt: z.string(),
    text: z.string().optional(),
    /** Small and without a frame. */
    isSticker: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal("video"), url: z.string(), text: z.string().optional() }),
  z.object({ kind: z.literal("audio"), url: z.string(), text: z.string().optional() }),
  z.object({ kind: z.literal("document"), url: z.string(), name: z.string(), text: z.string().optional() }),
  z.object({ kind: z.literal("links"), text: z.string(), links: z.array(linkItem) }),
  z.object({ kind: z.literal("cards"), text: z.string(), cards: z.array(card).max(limits.cardsPerBlock) }),
  z.object({
    kind: z.literal("contactCard"),
    name: z.string(),
    organisation: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    url: z.string().optional(),
  }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  /** Files a visitor sent. They are private: `url` is signed when the message is read, and lapses. */
  z.object({ kind: z.literal("files"), text: z.string(), files: z.array(sentFile).min(1) }),
  /** An approved WhatsApp message. `text`, `header` and `footer` are as the visitor reads them; `parameters` is what filled them. */
  z.object({
    kind: z.literal("template"),
    name: z.string(),
    language: z.string(),
    text: z.string(),
    header: z
      .object({ kind: z.enum(["text", "image", "video", "document", "location"]), text: z.string() })
      .optional(),
    footer: z.string().optional(),
    buttons: z.array(z.object({ kind: z.string(), title: z.string(), url: z.string().optional() })),
    cards: z
      .array(
        z.object({
          text: z.string(),
          mediaUrl: z.string(),
          mediaKind: z.enum(["image", "video"]).optional(),
          buttons: z.array(z.string()),
          /** Of each button, where they are known; reply buttons otherwise. */
          buttonKinds: z.array(z.string()).optional(),
        }),
      )
      .optional(),
    parameters: templateParameters,
  }),
  /** A WhatsApp form to open; `token` comes back with its answers. */
  z.object({
    kind: z.literal("form"),
    text: z.string(),
    formId: z.string(),
    buttonLabel: z.string(),
    token: z.string(),
  }),
  /** Products of a WhatsApp catalogue; none shows the catalogue itself. */
  z.object({
    kind: z.literal("products"),
    text: z.string(),
    catalogueId: z.string(),
    productIds: z.array(z.string()),
  }),
  /** What a visitor ordered from a catalogue. */
  z.object({
    kind: z.literal("order"),
    text: z.string(),
    catalogueId: z.string(),
    items: z.array(
      z.object({ productId: z.string(), quantity: z.number(), price: z.number(), currency: z.string() }),
    ),
  }),
  /** Something that cannot be shown: what the channel calls it, and why when we know. */
  z.object({ kind: z.literal("unsupported"), type: z.string(), reason: z.string().optional() }),
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
  /** How far it has come on a messenger; absent on the website, where the marks of the conversation tell it. */
  delivery: delivery.optional(),
  /** Id of the message this one answers. */
  replyTo: id.optional(),
  /** One sign per side. */
  reactions: z.object({ visitor: z.string().optional(), agent: z.string().optional() }).optional(),
  editedAt: timestamp.optional(),
  /** Taken back by its author: the words are gone. */
  deletedAt: timestamp.optional(),
});
export type Message = z.infer<typeof message>;

const inputCommon = {
  blockId: z.string(),
  placeholder: z.string().optional(),
  canSkip: z.boolean(),
  canGoBack: z.boolean(),
};
export const choiceOption = z.object({
  id: z.string(),
  title: z.string(),
  imageUrl: z.string().optional(),
  text: z.string().optional(),
});
export type ChoiceOption = z.infer<typeof choiceOption>;

export const formFieldKinds = [
  "text",
  "textarea",
  "email",
  "phone",
  "number",
  "date",
  "url",
  "select",
  "checkbox",
] as const;
export const formField = z.object({
  id: z.string(),
  kind: z.enum(formFieldKinds),
  label: z.string(),
  isRequired: z.boolean(),
  placeholder: z.string().optional(),
  options: z.array(choiceOption).optional(),
  maxLength: z.number().int().optional(),
  /** Value of the `autocomplete` attribute, for instance `street-address`. */
  autocomplete: z.string().optional(),
});
export type FormField = z.infer<typeof formField>;

export const dateModes = ["date", "dateTime", "time", "range"] as const;
export const ratingStyles = ["stars", "emoji", "numbers", "nps"] as const;

/** A bookable time: both ends as ISO 8601 instants. */
export const timeSlot = z.object({ start: timestamp, end: timestamp });
export type TimeSlot = z.infer<typeof timeSlot>;

/** What the bot waits for. Sent beside the messages; there is at most one at a time. */
export const inputRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), ...inputCommon, maxLength: z.number().int(), multiline: z.boolean() }),
  z.object({ kind: z.literal("name"), ...inputCommon, maxLength: z.number().int() }),
  z.object({ kind: z.literal("email"), ...inputCommon, maxLength: z.number().int() }),
  z.object({ kind: z.literal("url"), ...inputCommon, maxLength: z.number().int() }),
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
  /** Options with pictures are shown as a grid of tiles. */
  z.object({ kind: z.literal("choice"), ...inputCommon, options: z.array(choiceOption) }),
  z.object({
    kind: z.literal("choices"),
    ...inputCommon,
    options: z.array(choiceOption),
    min: z.number().int(),
    max: z.number().int(),
    submitLabel: z.string(),
  }),
  /** The buttons stand on the cards sent before; typed text matches their titles. */
  z.object({ kind: z.literal("cards"), ...inputCommon, options: z.array(choiceOption) }),
  z.object({
    kind: z.literal("date"),
    ...inputCommon,
    mode: z.enum(dateModes),
    /** Earliest and latest day, `YYYY-MM-DD`. */
    min: z.string().nullable(),
    max: z.string().nullable(),
  }),
  /** `labels` are as many as there are steps, from the lowest; may be empty. */
  z.object({
    kind: z.literal("rating"),
    ...inputCommon,
    style: z.enum(ratingStyles),
    min: z.number().int(),
    max: z.number().int(),
    labels: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("range"),
    ...inputCommon,
    min: z.number(),
    max: z.number(),
    step: z.number(),
    initial: z.number(),
    prefix: z.string(),
    suffix: z.string(),
  }),
  z.object({
    kind: z.literal("files"),
    ...inputCommon,
    /** Accepted types: `image/*`, `application/pdf`. Empty accepts what the server accepts. */
    types: z.array(z.string()),
    maxBytes: z.number().int(),
    maxCount: z.number().int(),
  }),
  z.object({ kind: z.literal("signature"), ...inputCommon, clearLabel: z.string(), submitLabel: z.string() }),
  z.object({ kind: z.literal("location"), ...inputCommon }),
  /** A page to look at; `buttonLabel` says that the visitor is done. */
  z.object({
    kind: z.literal("iframe"),
    ...inputCommon,
    url: z.string(),
    title: z.string(),
    buttonLabel: z.string(),
    heightPixels: z.number().int(),
  }),
  /** Free times in order; the widget shows them in the visitor's time zone. */
  z.object({
    kind: z.literal("appointment"),
    ...inputCommon,
    slots: z.array(timeSlot),
    timeZone: z.string(),
  }),
  z.object({
    kind: z.literal("consent"),
    ...inputCommon,
    acceptLabel: z.string(),
    declineLabel: z.string(),
    linkTitle: z.string(),
    linkUrl: z.string(),
  }),
  z.object({
    kind: z.literal("form"),
    ...inputCommon,
    fields: z.array(formField).min(1),
    submitLabel: z.string(),
  }),
  /** A code sent to the visitor; `resend` asks for another one. */
  z.object({ kind: z.literal("otp"), ...inputCommon, length: z.number().int(), sentTo: z.string() }),
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
  /** `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or `HH:mm`, as the request's mode says; `to` closes a range. */
  z.object({ kind: z.literal("date"), from: z.string().max(32), to: z.string().max(32).optional() }),
  /** Files uploaded before by the same visitor; a signature is a picture. */
  z.object({ kind: z.literal("files"), fileIds: z.array(id).min(1).max(limits.filesPerAnswer) }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(limits.nameLength).optional(),
  }),
  /** The start of an offered slot. */
  z.object({ kind: z.literal("slot"), start: timestamp, timeZone: z.string().max(64).optional() }),
  z.object({
    kind: z.literal("form"),
    values: z.record(z.string().max(64), z.union([z.string().max(limits.messageTextLength), z.boolean()])),
  }),
  /** Asks for another code. */
  z.object({ kind: z.literal("resend") }),
  z.object({ kind: z.literal("skip") }),
  z.object({ kind: z.literal("back") }),
]);
export type VisitorInput = z.infer<typeof visitorInput>;

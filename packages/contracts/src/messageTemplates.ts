// Message templates of WhatsApp in this product's words: as they are written, and how they fare at the provider.
// Limits: developers.facebook.com/docs/whatsapp/business-management-api/message-templates.

import { z } from "zod";

export const templateLimits = {
  name: 512,
  headerText: 60,
  bodyText: 1_024,
  /** With a limited-time offer. */
  offerBodyText: 600,
  cardBodyText: 160,
  footerText: 60,
  offerText: 16,
  buttons: 10,
  quickReplies: 10,
  urlButtons: 2,
  phoneButtons: 1,
  buttonTitle: 25,
  buttonUrl: 2_000,
  phone: 20,
  code: 15,
  cards: { minimum: 2, maximum: 10 },
  cardButtons: 2,
  codeMinutes: { minimum: 1, maximum: 90 },
  apps: 5,
} as const;

export const templateCategories = ["MARKETING", "UTILITY", "AUTHENTICATION"] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** `DRAFT` is ours: not submitted yet. Only `APPROVED` may be sent. `UNKNOWN` keeps a status Meta adds later. */
export const templateStatuses = [
  "DRAFT",
  "PENDING",
  "APPROVED",
  "REJECTED",
  "PAUSED",
  "DISABLED",
  "IN_APPEAL",
  "PENDING_DELETION",
  "DELETED",
  "LIMIT_EXCEEDED",
  "ARCHIVED",
  "UNKNOWN",
] as const;
export type TemplateStatus = (typeof templateStatuses)[number];

/** Values to show the reviewer, by variable: `1`, `first_name`. */
const examples = z.record(z.string().max(100), z.string().max(1_024)).default({});
const title = z.string().trim().min(1).max(templateLimits.buttonTitle);
/** What uploading a sample to the provider gives; absent while it is missing. */
const handle = z.string().max(4_000).optional();
/** A file of the workspace the sample was uploaded from, so that it can be shown and sent. */
const sampleUrl = z.string().max(2_000).optional();

export const templateHeader = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: z.string().trim().min(1).max(templateLimits.headerText),
    /** Fills the one variable it may hold. */
    example: z.string().max(templateLimits.headerText).optional(),
  }),
  z.object({ kind: z.literal("image"), handle, sampleUrl }),
  z.object({ kind: z.literal("video"), handle, sampleUrl }),
  z.object({ kind: z.literal("document"), handle, sampleUrl }),
  z.object({ kind: z.literal("location") }),
]);
export type TemplateHeader = z.infer<typeof templateHeader>;

export const templateButton = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("quickReply"), title }),
  /** The address may end in one variable, which `example` fills. */
  z.object({
    kind: z.literal("url"),
    title,
    url: z.string().trim().min(1).max(templateLimits.buttonUrl),
    example: z.string().max(templateLimits.buttonUrl).optional(),
  }),
  z.object({
    kind: z.literal("phone"),
    title,
    phone: z.string().trim().min(3).max(templateLimits.phone),
  }),
  z.object({ kind: z.literal("copyCode"), example: z.string().trim().min(1).max(templateLimits.code) }),
  z.object({ kind: z.literal("form"), title, formId: z.string().min(1).max(64) }),
  z.object({ kind: z.literal("catalogue"), title }),
  z.object({ kind: z.literal("voiceCall"), title }),
  z.object({ kind: z.literal("requestContact"), title }),
  /** Of authentication templates only. */
  z.object({
    kind: z.literal("otp"),
    type: z.enum(["copyCode", "oneTap", "zeroTap"]),
    title: title.optional(),
    autofillTitle: title.optional(),
    apps: z
      .array(z.object({ packageName: z.string().min(1).max(224), signatureHash: z.string().length(11) }))
      .max(templateLimits.apps)
      .optional(),
  }),
]);
export type TemplateButton = z.infer<typeof templateButton>;

export const templateCard = z.object({
  header: z.object({ kind: z.enum(["image", "video"]), handle, sampleUrl }),
  text: z.string().trim().max(templateLimits.cardBodyText).default(""),
  examples,
  buttons: z.array(templateButton).max(templateLimits.cardButtons).default([]),
});
export type TemplateCard = z.infer<typeof templateCard>;

export const templateDraft = z.object({
  name: z
    .string()
    .min(1)
    .max(templateLimits.name)
    .regex(/^[a-z0-9_]+$/, "may have lower-case letters, digits and underscores only"),
  /** As Meta writes it: `en_US`, `de`. */
  language: z.string().regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, "must be a language code like en_US or de"),
  category: z.enum(templateCategories),
  /** Variables as `{{1}}` or as `{{first_name}}`. */
  variables: z.enum(["positional", "named"]).default("positional"),
  header: templateHeader.optional(),
  body: z.object({ text: z.string().trim().max(templateLimits.bodyText), examples }),
  footer: z.string().trim().max(templateLimits.footerText).optional(),
  buttons: z.array(templateButton).max(templateLimits.buttons).default([]),
  /** A carousel; absent otherwise. */
  cards: z.array(templateCard).max(templateLimits.cards.maximum).optional(),
  limitedTimeOffer: z
    .object({ text: z.string().trim().min(1).max(templateLimits.offerText), hasExpiration: z.boolean() })
    .optional(),
  /** Authentication templates have no words of their own. */
  authentication: z
    .object({
      advisesSecrecy: z.boolean(),
      codeExpiresMinutes: z
        .number()
        .int()
        .min(templateLimits.codeMinutes.minimum)
        .max(templateLimits.codeMinutes.maximum)
        .optional(),
    })
    .optional(),
  /** Seconds after which an undelivered message is given up; -1 for 30 days. */
  ttlSeconds: z.number().int().min(-1).max(2_592_000).optional(),
});
export type TemplateDraft = z.infer<typeof templateDraft>;

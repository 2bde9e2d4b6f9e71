// Message templates: what WhatsApp allows to say outside the 24 hours, written here or at Meta, approved by Meta.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { clientId, id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { message, templateParameters } from "../messages.ts";
import { templateCategories, templateDraft, templateStatuses } from "../messageTemplates.ts";
import { conversation } from "./inbox.ts";
import { inWorkspace, listOf, page, pageQuery, workspacePath } from "./common.ts";

const read = { section: "bots", level: "read" } as const;
const write = { section: "bots", level: "write" } as const;
const remove = { section: "bots", level: "delete" } as const;
const answer = { section: "inbox", level: "write" } as const;

/** What a reply button begins: a flow of the bot, from its start or at a block. */
export const buttonFlow = z.object({ flowId: id, blockId: z.string().max(64).optional() });
export type ButtonFlow = z.infer<typeof buttonFlow>;

export const messageTemplate = z.object({
  id,
  /** Templates belong to an account (WABA): all its numbers send them. This is one of them. */
  connectionId: id,
  account: z.string(),
  /** Meta's id; null for a draft. */
  providerId: z.string().nullable(),
  status: z.enum(templateStatuses),
  /** `TAG_CONTENT_MISMATCH` and the like, as Meta says it; null unless it was rejected, paused or disabled. */
  reason: z.string().nullable(),
  quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
  /** Meta moved it to another category on its own; null when it never did. */
  formerCategory: z.enum(templateCategories).nullable(),
  /** Everything that was written. */
  content: templateDraft,
  /** Variables in order: those of the header, the body, the end of an address by button, and of each card. */
  needs: z.object({
    header: z.array(z.string()),
    /** A location is given in `header`: `latitude`, `longitude`, `name`, `address`. */
    headerMedia: z.enum(["image", "video", "document", "location"]).nullable(),
    body: z.array(z.string()),
    buttons: z.array(z.object({ index: z.number().int(), kind: z.string(), title: z.string() })),
    cards: z.array(
      z.object({
        media: z.enum(["image", "video"]),
        body: z.array(z.string()),
        buttons: z.array(z.object({ index: z.number().int(), kind: z.string(), title: z.string() })),
      }),
    ),
  }),
  /** By the position of a reply button. */
  buttonFlows: z.record(z.string().regex(/^\d{1,2}$/), buttonFlow),
  /** Components this product has no field for: it can be sent and deleted, not edited. */
  isForeign: z.boolean(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type MessageTemplate = z.infer<typeof messageTemplate>;

/** In US dollars for one delivered message; null where the data has no price for the market. */
export const priceEstimate = z.object({
  amount: z.number().nullable(),
  currency: z.literal("USD"),
  market: z.string(),
  category: z.enum(["marketing", "utility", "authentication", "service"]),
  /** Day the price list is of. */
  asOf: z.string(),
  isFree: z.boolean(),
});
export type PriceEstimate = z.infer<typeof priceEstimate>;

const params = inWorkspace.extend({ templateId: id });
const templatesPath = `${workspacePath}/message-templates`;
const onePath = `${templatesPath}/:templateId`;

export const messageTemplateEndpoints = {
  listMessageTemplates: endpoint({
    method: "GET",
    path: templatesPath,
    summary: "Message templates, last changed first.",
    audience: read,
    params: inWorkspace,
    query: pageQuery.extend({
      connectionId: id.optional(),
      /** Sendable in this conversation: approved, of its account. */
      conversationId: id.optional(),
      status: listOf(z.enum(templateStatuses)),
      category: z.enum(templateCategories).optional(),
      language: z.string().max(10).optional(),
      /** Part of the name or the words. */
      search: z.string().trim().max(limits.nameLength).optional(),
    }),
    response: page(messageTemplate),
  }),
  syncMessageTemplates: endpoint({
    method: "POST",
    path: `${templatesPath}/sync`,
    summary: "Fetch all templates of an account from Meta now.",
    audience: write,
    params: inWorkspace,
    body: z.object({ connectionId: id }),
    response: z.object({ added: z.number().int(), changed: z.number().int(), removed: z.number().int() }),
  }),
  createMessageTemplate: endpoint({
    method: "POST",
    path: templatesPath,
    summary: "Keep a draft. Nothing is sent to Meta yet.",
    audience: write,
    params: inWorkspace,
    body: z.object({ connectionId: id, content: templateDraft }),
    response: messageTemplate,
  }),
  getMessageTemplate: endpoint({
    method: "GET",
    path: onePath,
    summary: "One template.",
    audience: read,
    params,
    response: messageTemplate,
  }),
  updateMessageTemplate: endpoint({
    method: "PATCH",
    path: onePath,
    summary:
      "Change a draft or a rejected one (kept here until submitted), or what its reply buttons begin. Approved ones are edited at Meta at once.",
    audience: write,
    params,
    body: z.object({
      content: templateDraft.optional(),
      buttonFlows: messageTemplate.shape.buttonFlows.optional(),
    }),
    response: messageTemplate,
  }),
  submitMessageTemplate: endpoint({
    method: "POST",
    path: `${onePath}/submit`,
    summary: "Send a draft to Meta for approval.",
    audience: write,
    params,
    response: messageTemplate,
  }),
  copyMessageTemplate: endpoint({
    method: "POST",
    path: `${onePath}/copy`,
    summary: "A draft with the same words, for another language, account or wording.",
    audience: write,
    params,
    body: z.object({
      name: templateDraft.shape.name,
      language: templateDraft.shape.language.optional(),
      connectionId: id.optional(),
    }),
    response: messageTemplate,
  }),
  deleteMessageTemplate: endpoint({
    method: "DELETE",
    path: onePath,
    summary: "Delete here and at Meta. The name of an approved one stays blocked for 30 days.",
    audience: remove,
    params,
  }),
  /** `fileUrl` is a file of the workspace (uploaded through the files API). */
  uploadTemplateSample: endpoint({
    method: "POST",
    path: `${templatesPath}/samples`,
    summary: "Give Meta a sample of a media header.",
    audience: write,
    params: inWorkspace,
    body: z.object({ connectionId: id, fileUrl: z.string().min(1).max(limits.urlLength) }),
    response: z.object({ handle: z.string(), kind: z.enum(["image", "video", "document"]) }),
  }),
  sendTemplateMessage: endpoint({
    method: "POST",
    path: `${workspacePath}/conversations/:conversationId/template-messages`,
    summary:
      "Say an approved template as a human, inside or outside the window. Repeating a clientId stores nothing.",
    audience: answer,
    params: inWorkspace.extend({ conversationId: id }),
    body: z.object({ clientId, templateId: id, parameters: templateParameters }),
    response: z.object({ message, conversation }),
  }),
  estimateTemplatePrice: endpoint({
    method: "GET",
    path: `${workspacePath}/conversations/:conversationId/template-price`,
    summary: "What Meta will probably charge for one delivered message to this person.",
    audience: { section: "inbox", level: "read" },
    params: inWorkspace.extend({ conversationId: id }),
    query: z.object({ templateId: id.optional() }),
    response: priceEstimate,
  }),
};

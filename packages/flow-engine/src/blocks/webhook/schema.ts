// Settings of the webhook.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const webhookMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
/** Headers of one request. */
const maximumHeaders = 30;
const maximumTimeoutSeconds = 30;
/** A day: somebody may have to decide before the reply comes. */
const maximumReplyMinutes = 24 * 60;

const header = z.object({
  name: z.string().max(limits.nameLength).default(""),
  value: z.string().max(limits.urlLength).default(""),
});

export const webhookSettings = z.object({
  method: field(z.enum(webhookMethods).default("POST"), {
    label: "Method",
    tab: "content",
    control: "select",
    options: webhookMethods.map((method) => ({ value: method, label: method })),
  }),
  url: field(z.string().max(limits.urlLength).default(""), {
    label: "Address",
    hint: "Begins with https://. Type / to insert a variable.",
    tab: "content",
    control: "text",
    template: true,
  }),
  headers: field(z.array(header).max(maximumHeaders).default([]), {
    label: "Headers",
    tab: "content",
    control: "headers",
    template: true,
  }),
  body: field(z.string().max(limits.blockTextLength).default(""), {
    label: "Body",
    hint: "Not sent with GET. In JSON, values of variables are written so that they cannot change its structure.",
    tab: "content",
    control: "textarea",
    template: true,
  }),
  timeoutSeconds: field(z.number().int().min(1).max(maximumTimeoutSeconds).default(10), {
    label: "Time limit (seconds)",
    tab: "advanced",
    control: "number",
  }),
  waitForReply: field(z.boolean().default(false), {
    label: "Wait until somebody posts a reply",
    hint: "The request names an address that takes the reply.",
    tab: "logic",
    control: "toggle",
  }),
  replyMinutes: field(z.number().min(1).max(maximumReplyMinutes).default(5), {
    label: "Wait for the reply (minutes)",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "waitForReply", equals: true },
  }),
  saveToVariable: field(z.string().max(limits.attributeKeyLength).default(""), {
    label: "Keep the answer as a variable",
    hint: 'Kept for this conversation. Read JSON with {{ variables.name | pick: "order.status" }}.',
    tab: "logic",
    control: "text",
  }),
});
export type WebhookSettings = z.infer<typeof webhookSettings>;

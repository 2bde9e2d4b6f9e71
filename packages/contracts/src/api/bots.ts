// Bots, their flows (draft, versions, publishing), templates and attributes.

import { z } from "zod";
import { botSettings, botSettingsPatch } from "../botSettings.ts";
import { endpoint } from "../endpoint.ts";
import { flowDocument, flowDraft, flowLayout, flowProblem, flowSummary, flowVersion } from "../flow.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, workspacePath } from "./common.ts";

const botName = z.string().trim().min(1).max(limits.botNameLength);
const flowName = z.string().trim().min(1).max(limits.nameLength);
const read = { section: "bots", level: "read" } as const;
const write = { section: "bots", level: "write" } as const;
const remove = { section: "bots", level: "delete" } as const;

export const botSummary = z.object({
  id,
  name: botName,
  channel: z.literal("website"),
  isEnabled: z.boolean(),
  isPublished: z.boolean(),
  defaultFlowId: id,
  themeColour: z.string(),
  icon: z.string(),
  conversations: z.number().int(),
  leads: z.number().int(),
  createdAt: timestamp,
});
export type BotSummary = z.infer<typeof botSummary>;

export const bot = botSummary.extend({ settings: botSettings });
export type Bot = z.infer<typeof bot>;

const botParams = inWorkspace.extend({ botId: id });
const flowParams = inWorkspace.extend({ flowId: id });
const versionParams = flowParams.extend({
  number: z.coerce.number().int().positive().max(limits.positionMaximum),
});

export const attributeDefinition = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, "must be lower-case letters, digits and _"),
  name: z.string().trim().min(1).max(limits.nameLength),
});
export type AttributeDefinition = z.infer<typeof attributeDefinition>;

/** A draft save names the revision it began from; `draft_conflict` carries the present draft in `data.draft`. */
export const saveDraftBody = z.object({
  document: flowDocument,
  layout: flowLayout,
  baseRevision: z.number().int().max(limits.positionMaximum),
});

export const botEndpoints = {
  listBots: endpoint({
    method: "GET",
    path: `${workspacePath}/bots`,
    summary: "All bots of the workspace.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(botSummary) }),
  }),
  createBot: endpoint({
    method: "POST",
    path: `${workspacePath}/bots`,
    summary: "Create a bot with a default flow from a template (or an empty one).",
    audience: write,
    params: inWorkspace,
    body: z.object({
      name: botName,
      templateId: z.string().max(60).nullable().default(null),
      settings: botSettingsPatch.optional(),
      /** Publish the starter flow at once, so that the bot answers right away. */
      publish: z.boolean().default(true),
    }),
    response: bot,
  }),
  getBot: endpoint({
    method: "GET",
    path: `${workspacePath}/bots/:botId`,
    summary: "One bot with its settings.",
    audience: read,
    params: botParams,
    response: bot,
  }),
  updateBot: endpoint({
    method: "PATCH",
    path: `${workspacePath}/bots/:botId`,
    summary: "Rename a bot, choose its default flow, or change some of its settings.",
    audience: write,
    params: botParams,
    body: z.object({
      name: botName.optional(),
      defaultFlowId: id.optional(),
      settings: botSettingsPatch.optional(),
    }),
    response: bot,
  }),
  deleteBot: endpoint({
    method: "DELETE",
    path: `${workspacePath}/bots/:botId`,
    summary: "Delete a bot with its flows; conversations stay readable in the inbox.",
    audience: remove,
    params: botParams,
  }),
  getBotCredentials: endpoint({
    method: "GET",
    path: `${workspacePath}/bots/:botId/credentials`,
    summary: "The bot's website token (for /inbox/direct) and identity secret (for signed visitors).",
    audience: { section: "developers", level: "read" },
    params: botParams,
    response: z.object({ websiteToken: z.string(), identitySecret: z.string() }),
  }),
  rotateBotCredential: endpoint({
    method: "POST",
    path: `${workspacePath}/bots/:botId/credentials/rotate`,
    summary: "Replace one credential; the old one stops working at once.",
    audience: { section: "developers", level: "write" },
    params: botParams,
    body: z.object({ credential: z.enum(["websiteToken", "identitySecret"]) }),
    response: z.object({ websiteToken: z.string(), identitySecret: z.string() }),
  }),
  listFlows: endpoint({
    method: "GET",
    path: `${workspacePath}/bots/:botId/flows`,
    summary: "Flows of a bot.",
    audience: read,
    params: botParams,
    response: z.object({ items: z.array(flowSummary) }),
  }),
  createFlow: endpoint({
    method: "POST",
    path: `${workspacePath}/bots/:botId/flows`,
    summary: "Add a flow: empty, from a template, or from an imported document.",
    audience: write,
    params: botParams,
    body: z.object({
      name: flowName,
      templateId: z.string().max(60).nullable().default(null),
      document: z.unknown().optional(),
      layout: flowLayout.optional(),
    }),
    response: flowDraft,
  }),
  getFlow: endpoint({
    method: "GET",
    path: `${workspacePath}/flows/:flowId`,
    summary: "The draft of a flow.",
    audience: read,
    params: flowParams,
    response: flowDraft,
  }),
  renameFlow: endpoint({
    method: "PATCH",
    path: `${workspacePath}/flows/:flowId`,
    summary: "Rename a flow.",
    audience: write,
    params: flowParams,
    body: z.object({ name: flowName }),
    response: flowSummary,
  }),
  deleteFlow: endpoint({
    method: "DELETE",
    path: `${workspacePath}/flows/:flowId`,
    summary: "Delete a flow that is not the default.",
    audience: remove,
    params: flowParams,
  }),
  saveDraft: endpoint({
    method: "PUT",
    path: `${workspacePath}/flows/:flowId/draft`,
    summary: "Save the draft. Refused with `draft_conflict` when somebody saved since `baseRevision`.",
    audience: write,
    params: flowParams,
    body: saveDraftBody,
    response: z.object({ revision: z.number().int() }),
  }),
  publishFlow: endpoint({
    method: "POST",
    path: `${workspacePath}/flows/:flowId/publish`,
    summary:
      "Publish the draft as a new version. Refused with `flow_has_problems` and the list in `data.problems`, or with `bot_tests_failed` and `data.reports` unless `overrideReason` is given.",
    audience: write,
    params: flowParams,
    body: z.object({
      note: z.string().trim().max(500).default(""),
      /** Publishes in spite of failed tests; kept with the version. */
      overrideReason: z.string().trim().min(1).max(500).optional(),
      revision: z.number().int().max(limits.positionMaximum),
    }),
    response: z.object({ version: flowVersion, problems: z.array(flowProblem) }),
  }),
  listFlowVersions: endpoint({
    method: "GET",
    path: `${workspacePath}/flows/:flowId/versions`,
    summary: "Published versions, newest first.",
    audience: read,
    params: flowParams,
    response: z.object({ items: z.array(flowVersion) }),
  }),
  getFlowVersion: endpoint({
    method: "GET",
    path: `${workspacePath}/flows/:flowId/versions/:number`,
    summary: "The document of one version.",
    audience: read,
    params: versionParams,
    response: z.object({ version: flowVersion, document: flowDocument, layout: flowLayout }),
  }),
  restoreFlowVersion: endpoint({
    method: "POST",
    path: `${workspacePath}/flows/:flowId/versions/:number/restore`,
    summary: "Copy a version into the draft.",
    audience: write,
    params: versionParams,
    body: z.object({ baseRevision: z.number().int().max(limits.positionMaximum) }),
    response: flowDraft,
  }),
  retireFlowVersion: endpoint({
    method: "POST",
    path: `${workspacePath}/flows/:flowId/versions/:number/retire`,
    summary:
      "Retire an older version: its running sessions move to the published one at their next safe point.",
    audience: write,
    params: versionParams,
    response: flowVersion,
  }),
  listAttributes: endpoint({
    method: "GET",
    path: `${workspacePath}/attributes`,
    summary: "Custom attributes contacts may have.",
    audience: "member",
    params: inWorkspace,
    response: z.object({ items: z.array(attributeDefinition) }),
  }),
  putAttribute: endpoint({
    method: "PUT",
    path: `${workspacePath}/attributes/:key`,
    summary: "Define or rename a custom attribute.",
    audience: write,
    params: inWorkspace.extend({ key: attributeDefinition.shape.key }),
    body: z.object({ name: attributeDefinition.shape.name }),
    response: attributeDefinition,
  }),
  deleteAttribute: endpoint({
    method: "DELETE",
    path: `${workspacePath}/attributes/:key`,
    summary: "Remove a custom attribute's definition; values already stored stay.",
    audience: remove,
    params: inWorkspace.extend({ key: attributeDefinition.shape.key }),
  }),
};

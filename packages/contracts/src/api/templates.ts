// Templates a workspace made of its own flows. The ones Parley brings along are part of the flow engine.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { flowDocument, flowLayout } from "../flow.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, workspacePath } from "./common.ts";

const read = { section: "bots", level: "read" } as const;
const write = { section: "bots", level: "write" } as const;
const remove = { section: "bots", level: "delete" } as const;

const templateParams = inWorkspace.extend({ templateId: id });
const about = {
  name: z.string().trim().min(1).max(limits.nameLength),
  description: z.string().trim().max(limits.noteTitleLength),
};

export const ownTemplateSummary = z.object({
  id,
  ...about,
  blockCount: z.number().int(),
  createdBy: z.string(),
  createdAt: timestamp,
});
export type OwnTemplateSummary = z.infer<typeof ownTemplateSummary>;

export const ownTemplate = ownTemplateSummary.extend({ document: flowDocument, layout: flowLayout });
export type OwnTemplate = z.infer<typeof ownTemplate>;

export const templateEndpoints = {
  listOwnTemplates: endpoint({
    method: "GET",
    path: `${workspacePath}/templates`,
    summary: "Templates the workspace made of its own flows, by name.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(ownTemplateSummary) }),
  }),
  getOwnTemplate: endpoint({
    method: "GET",
    path: `${workspacePath}/templates/:templateId`,
    summary: "One template with its flow.",
    audience: read,
    params: templateParams,
    response: ownTemplate,
  }),
  createOwnTemplate: endpoint({
    method: "POST",
    path: `${workspacePath}/templates`,
    summary: "Keep the draft of a flow as a template. Later changes of the flow do not touch it.",
    audience: write,
    params: inWorkspace,
    body: z.object({ ...about, flowId: id }),
    response: ownTemplateSummary,
  }),
  updateOwnTemplate: endpoint({
    method: "PATCH",
    path: `${workspacePath}/templates/:templateId`,
    summary: "Rename or describe a template.",
    audience: write,
    params: templateParams,
    body: z.object(about).partial(),
    response: ownTemplateSummary,
  }),
  deleteOwnTemplate: endpoint({
    method: "DELETE",
    path: `${workspacePath}/templates/:templateId`,
    summary: "Delete a template. Flows made of it stay.",
    audience: remove,
    params: templateParams,
  }),
};

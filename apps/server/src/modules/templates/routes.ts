// Endpoints of the workspace's own templates.

import { api } from "@parley/contracts/api";
import type { OwnTemplateSummary } from "@parley/contracts/api/templates";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import { access } from "../../platform/access/index.ts";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import {
  countTemplates,
  deleteTemplate,
  findTemplate,
  insertTemplate,
  isNameTaken,
  listTemplates,
  updateTemplate,
  type TemplateRow,
} from "./store.ts";

export function registerTemplateRoutes(http: HttpContext): void {
  memberRoute(http, api.listOwnTemplates, async ({ actor, tx }) => ({
    items: (await listTemplates(tx, actor.workspaceId)).map(present),
  }));

  memberRoute(http, api.getOwnTemplate, async ({ actor, tx, params }) => {
    const row = await findTemplate(tx, actor.workspaceId, params.templateId);
    if (!row) throw new AppError("not_found");
    return { ...present(row), document: row.document, layout: row.layout };
  });

  memberRoute(http, api.createOwnTemplate, async ({ actor, tx, body }) => {
    const { workspaceId } = actor;
    const flow = await access.flow(actor, tx, body.flowId);
    if ((await countTemplates(tx, workspaceId)) >= limits.templatesPerWorkspace)
      throw new AppError("limit_reached", { maximum: limits.templatesPerWorkspace });
    const { name, description } = body;
    const content = { document: flow.draft, layout: flow.layout };
    const row = await insertTemplate(tx, {
      workspaceId,
      id: newId(),
      name,
      description,
      createdBy: actor.name,
      ...content,
    });
    if (!row) throw new AppError("name_taken");
    return present(row);
  });

  memberRoute(http, api.updateOwnTemplate, async ({ actor, tx, params, body }) => {
    const { workspaceId } = actor;
    if (body.name !== undefined && (await isNameTaken(tx, workspaceId, body.name, params.templateId)))
      throw new AppError("name_taken");
    const row = await updateTemplate(tx, workspaceId, params.templateId, body);
    if (!row) throw new AppError("not_found");
    return present(row);
  });

  memberRoute(http, api.deleteOwnTemplate, async ({ actor, tx, params }) => {
    if (!(await deleteTemplate(tx, actor.workspaceId, params.templateId))) throw new AppError("not_found");
  });
}

function present({
  id,
  name,
  description,
  blockCount,
  createdBy,
  createdAt,
}: TemplateRow): OwnTemplateSummary {
  return { id, name, description, blockCount, createdBy, createdAt: createdAt.toISOString() };
}

// Endpoints of message templates.

import { messageTemplateEndpoints as api } from "@parley/contracts/api/messageTemplates";
import { AppError } from "@parley/contracts/errors";
import { access, type Actor } from "../../platform/access/index.ts";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { memberRoute, memberRouteWithoutTransaction, type HttpContext } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import { askProvider, existing, findConnection, type ConnectionRow } from "../channels/index.ts";
import { deleteTemplate } from "./commands/deleteTemplate.ts";
import { handIn, submitTemplate } from "./commands/submitTemplate.ts";
import { syncTemplates } from "./commands/syncTemplates.ts";
import { giveSample } from "./commands/uploadSample.ts";
import type { MessageTemplatesContext } from "./context.ts";
import { presentTemplate } from "./presenter.ts";
import { registerSendRoutes } from "./registerSendRoutes.ts";
import {
  findTemplate,
  insertTemplate,
  listTemplates,
  updateTemplate,
  type NewTemplate,
  type TemplateRow,
} from "./store.ts";

export function registerMessageTemplateRoutes(http: HttpContext, context: MessageTemplatesContext): void {
  const { db, clock } = context;
  registerSendRoutes(http, context);

  const load = async (workspaceId: string, id: string) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const template = existing(await findTemplate(tx, workspaceId, id));
      return { template, connection: existing(await findConnection(tx, workspaceId, template.connectionId)) };
    });
  const loadAccount = (workspaceId: string, id: string) =>
    db.inWorkspace(workspaceId, (tx) => accountOf(tx, workspaceId, id));

  memberRoute(http, api.listMessageTemplates, async ({ actor, tx, query }) => {
    const { workspaceId } = actor;
    const { cursor, limit, connectionId, conversationId, status, ...filters } = query;
    const place = await placeOf(tx, actor, { connectionId, conversationId });
    if (place === "none") return { items: [], nextCursor: null };
    const wanted = conversationId === undefined ? status : ["APPROVED" as const];
    const rows = await listTemplates(
      tx,
      workspaceId,
      { ...filters, account: place, status: wanted },
      cursor === undefined ? undefined : decodeCursor(cursor),
      limit + 1,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(presentTemplate),
      nextCursor: rows.length > limit && last ? encodeCursor(last.updatedAt, last.id) : null,
    };
  });

  memberRouteWithoutTransaction(http, api.syncMessageTemplates, async ({ actor, body }) =>
    syncTemplates(context, await loadAccount(actor.workspaceId, body.connectionId)),
  );

  memberRoute(http, api.createMessageTemplate, async ({ actor, tx, body }) => {
    const { workspaceId } = actor;
    const connection = await accountOf(tx, workspaceId, body.connectionId);
    return present(await keepDraft(tx, connection, body.content));
  });

  memberRoute(http, api.getMessageTemplate, async ({ actor, tx, params }) =>
    presentTemplate(existing(await findTemplate(tx, actor.workspaceId, params.templateId))),
  );

  memberRouteWithoutTransaction(http, api.updateMessageTemplate, async ({ actor, params, body }) => {
    const { workspaceId } = actor;
    const { template, connection } = await load(workspaceId, params.templateId);
    const { content, buttonFlows } = body;
    if (content) refuseToEdit(template, content);
    const kept = await db.inWorkspace(workspaceId, async (tx) => {
      for (const { flowId } of Object.values(buttonFlows ?? {})) await access.flow(actor, tx, flowId);
      const isKeptHere = content !== undefined && template.status !== "APPROVED";
      const change = { ...(isKeptHere && { content }), ...(buttonFlows && { buttonFlows }) };
      if (Object.keys(change).length === 0) return template;
      const row = await updateTemplate(tx, template, change, clock.now());
      if (!row) throw new AppError("name_taken");
      return row;
    });
    if (!content || template.status !== "APPROVED") return presentTemplate(kept);
    return presentTemplate(await handIn(context, connection, kept, content));
  });

  memberRouteWithoutTransaction(http, api.submitMessageTemplate, async ({ actor, params }) => {
    const { template, connection } = await load(actor.workspaceId, params.templateId);
    return presentTemplate(await submitTemplate(context, connection, template));
  });

  memberRoute(http, api.copyMessageTemplate, async ({ actor, tx, params, body }) => {
    const { workspaceId } = actor;
    const template = existing(await findTemplate(tx, workspaceId, params.templateId));
    if (template.isForeign) throw new AppError("template_is_foreign");
    const { name, language = template.language, connectionId = template.connectionId } = body;
    const connection = await accountOf(tx, workspaceId, connectionId);
    return present(await keepDraft(tx, connection, { ...template.content, name, language }));
  });

  memberRouteWithoutTransaction(http, api.deleteMessageTemplate, async ({ actor, params }) => {
    const { template, connection } = await load(actor.workspaceId, params.templateId);
    await deleteTemplate(context, connection, template);
  });

  memberRouteWithoutTransaction(http, api.uploadTemplateSample, async ({ actor, body }) => {
    const connection = await loadAccount(actor.workspaceId, body.connectionId);
    const credentials = context.credentialsOf(connection);
    const owner = { workspaceId: actor.workspaceId, credentials };
    return askProvider("whatsapp", () => giveSample(context, owner, body.fileUrl));
  });

  async function keepDraft(
    tx: Queryable,
    { workspaceId, id, parent }: ConnectionRow,
    content: NewTemplate["content"],
  ): Promise<TemplateRow | undefined> {
    const template: NewTemplate = {
      workspaceId,
      id: newId(),
      account: parent,
      connectionId: id,
      providerId: null,
      status: "DRAFT",
      reason: null,
      quality: "UNKNOWN",
      formerCategory: null,
      content,
      components: null,
      isForeign: false,
      buttonFlows: {},
    };
    if (!(await insertTemplate(tx, template, clock.now()))) throw new AppError("name_taken");
    return findTemplate(tx, workspaceId, template.id);
  }
}

/** An own WhatsApp number. @throws AppError `not_found`, `shared_number` */
async function accountOf(db: Queryable, workspaceId: string, id: string): Promise<ConnectionRow> {
  const connection = existing(await findConnection(db, workspaceId, id));
  if (connection.channel !== "whatsapp") throw new AppError("not_found");
  if (connection.sandboxCode !== null) throw new AppError("shared_number");
  return connection;
}

/** The account whose templates are wanted; `none` for a conversation that takes none. */
async function placeOf(
  tx: Queryable,
  actor: Actor,
  { connectionId, conversationId }: { connectionId: string | undefined; conversationId: string | undefined },
): Promise<string | undefined> {
  if (connectionId !== undefined) return (await accountOf(tx, actor.workspaceId, connectionId)).parent;
  if (conversationId === undefined) return undefined;
  const conversation = await access.conversation(actor, tx, conversationId);
  if (conversation.connectionId === null) return "none";
  const connection = await findConnection(tx, actor.workspaceId, conversation.connectionId);
  return connection?.channel === "whatsapp" && connection.sandboxCode === null ? connection.parent : "none";
}

/** @throws AppError `template_is_foreign`, `template_not_editable`, `validation_failed` */
function refuseToEdit(template: TemplateRow, { name, language }: { name: string; language: string }): void {
  const { status, providerId, isForeign } = template;
  if (isForeign) throw new AppError("template_is_foreign");
  if (!["DRAFT", "REJECTED", "PAUSED", "APPROVED"].includes(status))
    throw new AppError("template_not_editable", { status });
  if (providerId !== null && (name !== template.name || language !== template.language))
    throw new AppError("validation_failed", {}, [
      { path: "content.name", message: "cannot be changed once Meta knows the template: make a copy" },
    ]);
}

function present(row: TemplateRow | undefined) {
  return presentTemplate(existing(row));
}

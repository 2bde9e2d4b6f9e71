// A new flow: empty, a greeting, a template, or an imported document.

import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { emptyDocument, starterDocument, writtenAttributes } from "@parley/flow-engine";
import { arrange, findTemplate } from "@parley/flow-engine/templates";
import { access, type Actor, type FlowRow } from "../../../platform/access/index.ts";
import type { Transaction } from "../../../platform/db/index.ts";
import { findTemplate as findOwnTemplate } from "../../templates/index.ts";
import { defineAttributes, insertFlow, listFlowIds } from "../store.ts";
import { readDocument } from "../readDocument.ts";

export interface NewFlowInput {
  id: string;
  botId: string;
  name: string;
  /** One of those Parley brings along, or of the workspace's own. */
  templateId: string | null;
  /** From outside: checked before anything else. */
  document?: unknown;
  layout?: FlowLayout;
  /** Without template and document: an empty canvas instead of a short greeting flow. */
  startsEmpty: boolean;
}

/** @throws AppError `limit_reached`, `not_found` for an unknown template, `flow_document_invalid` for a bad import. */
export async function createFlow(tx: Transaction, actor: Actor, input: NewFlowInput): Promise<FlowRow> {
  const { workspaceId } = actor;
  if ((await listFlowIds(tx, workspaceId, input.botId)).length >= limits.flowsPerBot) {
    throw new AppError("limit_reached", { maximum: limits.flowsPerBot });
  }
  const content = await contentOf(tx, workspaceId, input);
  await insertFlow(tx, {
    workspaceId,
    id: input.id,
    botId: input.botId,
    name: input.name,
    updatedBy: actor.name,
    ...content,
  });
  await defineAttributes(tx, workspaceId, writtenAttributes(content.document));
  return access.flow(actor, tx, input.id);
}

async function contentOf(
  tx: Transaction,
  workspaceId: string,
  input: NewFlowInput,
): Promise<{ document: FlowDocument; layout: FlowLayout }> {
  if (input.document !== undefined)
    return { document: readDocument(input.document), layout: input.layout ?? { positions: {} } };
  if (input.templateId !== null) {
    const template =
      findTemplate(input.templateId) ?? (await findOwnTemplate(tx, workspaceId, input.templateId));
    if (!template) throw new AppError("not_found");
    return { document: template.document, layout: template.layout };
  }
  const document = input.startsEmpty ? emptyDocument() : starterDocument();
  return { document, layout: arrange(document) };
}

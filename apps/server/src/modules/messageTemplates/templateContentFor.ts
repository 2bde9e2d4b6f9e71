// An approved template of a conversation's account, filled: checked whole before anything is stored.

import { fillTemplate } from "@parley/channels";
import { AppError } from "@parley/contracts/errors";
import type { MessageContent, TemplateParameters } from "@parley/contracts/messages";
import type { ConversationRow } from "../../platform/access/index.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { findConnection } from "../channels/index.ts";
import { buttonPayload } from "./buttonPayload.ts";
import { findTemplate } from "./store.ts";

/** @throws AppError `not_found` also for a template of another account, `template_not_approved`, `template_parameter_missing`. */
export async function templateContentFor(
  db: Queryable,
  { workspaceId, connectionId }: Pick<ConversationRow, "workspaceId" | "connectionId">,
  { templateId, parameters }: { templateId: string; parameters: TemplateParameters },
): Promise<MessageContent> {
  const template = await findTemplate(db, workspaceId, templateId);
  const connection = connectionId === null ? undefined : await findConnection(db, workspaceId, connectionId);
  if (!template || connection?.channel !== "whatsapp" || connection.parent !== template.account)
    throw new AppError("not_found");
  const { status, name, content } = template;
  if (status !== "APPROVED") throw new AppError("template_not_approved", { name, status });
  const filled = fillTemplate(content, parameters, (index) => buttonPayload(templateId, index));
  if (!filled.ok) throw new AppError("template_parameter_missing", { variable: filled.missing });
  return filled.content;
}

// A draft goes to Meta for approval, or a rejected one again. The row changes only after Meta's answer; when that answer was
// lost, the next try finds the template there and takes it over.

import {
  createTemplate,
  editTemplate,
  findTemplateAtMeta,
  readTemplate,
  SendFailed,
  type Credentials,
  type ProviderTemplate,
} from "@parley/channels";
import { AppError } from "@parley/contracts/errors";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import { askProvider, type ConnectionRow } from "../../channels/index.ts";
import type { TemplatesContext } from "../context.ts";
import { updateTemplate, type TemplateRow } from "../store.ts";
import { changeOf } from "../told.ts";
import { withHandles } from "./uploadSample.ts";

/** Meta's word for a name and language that exist already. */
const NAME_EXISTS = "2388024";

/** @throws AppError `template_not_editable`, `template_is_foreign`, `provider_refused` with Meta's words, `provider_unreachable` */
export async function submitTemplate(
  context: TemplatesContext,
  connection: ConnectionRow,
  row: TemplateRow,
): Promise<TemplateRow> {
  if (!["DRAFT", "REJECTED", "PAUSED"].includes(row.status))
    throw new AppError("template_not_editable", { status: row.status });
  return handIn(context, connection, row, row.content);
}

/** Meta's answer is what the row says afterwards. */
export async function handIn(
  context: TemplatesContext,
  connection: ConnectionRow,
  row: TemplateRow,
  draft: TemplateDraft,
): Promise<TemplateRow> {
  if (row.isForeign) throw new AppError("template_is_foreign");
  const { db, clock, http } = context;
  const credentials = context.credentialsOf(connection);
  const { content, told } = await askProvider("whatsapp", async () => {
    const ready = await withHandles(context, { workspaceId: row.workspaceId, credentials }, draft);
    const { providerId } = row;
    if (providerId === null) return { content: ready, told: await createOrAdopt(ready, credentials, http) };
    const isApproved = row.status === "APPROVED";
    await editTemplate({ providerId, isApproved }, ready, credentials, http);
    return { content: ready, told: await readTemplate(providerId, credentials, http) };
  });
  if (!told) throw new AppError("provider_unreachable", { provider: "WhatsApp" });
  const written = { ...row, content, category: draft.category };
  const kept = await updateTemplate(db, row, changeOf(told, written), clock.now());
  if (!kept) throw new AppError("conflict");
  return kept;
}

async function createOrAdopt(
  draft: TemplateDraft,
  credentials: Credentials,
  http: TemplatesContext["http"],
): Promise<ProviderTemplate | undefined> {
  try {
    const { providerId } = await createTemplate(draft, credentials, http);
    return await readTemplate(providerId, credentials, http);
  } catch (error) {
    if (!(error instanceof SendFailed) || !error.problem.code.includes(NAME_EXISTS)) throw error;
    const found = await findTemplateAtMeta(draft, credentials, http);
    if (!found) throw error;
    return found;
  }
}

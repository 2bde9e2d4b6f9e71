// A flow says a template by name and values alone: the list knows its words, its buttons and where the values belong. What is not
// in the list, or lacks a value, stays as it was; the provider then says what is wrong.

import { fillTemplate, templateNeeds, type TemplateContent } from "@parley/channels";
import type { TemplateParameters } from "@parley/contracts/messages";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import type { Queryable } from "../../platform/db/index.ts";
import { findConnection } from "../channels/index.ts";
import { buttonPayload } from "./buttonPayload.ts";
import { templatesNamed, type TemplateRow } from "./store.ts";

export async function completeTemplate(
  db: Queryable,
  { workspaceId, connectionId }: { workspaceId: string; connectionId: string },
  content: TemplateContent,
): Promise<TemplateContent> {
  const connection = await findConnection(db, workspaceId, connectionId);
  if (!connection) return content;
  const { name } = content;
  const sameName = await templatesNamed(db, workspaceId, { account: connection.parent, name });
  const template = inLanguage(sameName, content);
  if (!template) return content;
  const parameters = placed(template.content, Object.values(content.parameters.body));
  const filled = fillTemplate(template.content, parameters, (index) => buttonPayload(template.id, index));
  return filled.ok ? filled.content : content;
}

/** The very language, or the only one of the same tongue: an author writes `en` where Meta says `en_US`. */
function inLanguage(sameName: readonly TemplateRow[], content: TemplateContent): TemplateRow | undefined {
  const language = content.language.replaceAll("-", "_");
  const [tongue] = language.split("_");
  return (
    sameName.find((row) => row.language === language) ??
    sameName.find((row) => row.status === "APPROVED" && row.language.split("_")[0] === tongue)
  );
}

/** Values in the order in which the template shows them; exactly as many as the body has are the body's. */
function placed(draft: TemplateDraft, values: readonly string[]): TemplateParameters {
  const needs = templateNeeds(draft);
  const isBodyOnly = values.length <= needs.body.length;
  const rest = [...values];
  const take = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (rest.length > 0 ? [[name, rest.shift() ?? ""]] : [])));
  const header = isBodyOnly ? {} : take(needs.header);
  const body = take(needs.body);
  const buttons = take(needs.buttons.map(({ index }) => String(index)));
  return { header, body, buttons };
}

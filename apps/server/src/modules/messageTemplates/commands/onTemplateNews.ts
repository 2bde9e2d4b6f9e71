// News of a template by webhook. Safe to repeat: each says how things are, not how they changed.

import { findTemplateAtMeta, readTemplate, SendFailed } from "@parley/channels";
import type { ConnectionRow, TemplateNews } from "../../channels/index.ts";
import type { TemplatesContext } from "../context.ts";
import {
  findTemplateOf,
  removeTemplate,
  updateTemplate,
  type TemplateChange,
  type TemplateRow,
} from "../store.ts";
import { categoryOf, qualityOf, reasonOf, statusOf } from "../told.ts";
import { keepTold } from "./syncTemplates.ts";

export function createOnTemplateNews(context: TemplatesContext) {
  const { db, clock } = context;

  return async (connection: ConnectionRow, news: TemplateNews): Promise<void> => {
    const { templateId: providerId, name, language } = news;
    const wanted = { account: connection.parent, providerId, name, language };
    const row = await findTemplateOf(db, connection.workspaceId, wanted);
    if (news.change.kind === "status" && news.change.status === "DELETED") {
      if (row) await removeTemplate(db, row, clock.now());
      return;
    }
    const change = row && changeFrom(row, news);
    if (row && change)
      await updateTemplate(
        db,
        row,
        { ...change, providerId: row.providerId ?? (providerId || null) },
        clock.now(),
      );
    else await fetchAgain(connection, row, { ...news, templateId: row?.providerId ?? news.templateId });
  };

  async function fetchAgain(
    connection: ConnectionRow,
    row: TemplateRow | undefined,
    { templateId, name, language }: Pick<TemplateNews, "templateId" | "name" | "language">,
  ): Promise<void> {
    try {
      const credentials = context.credentialsOf(connection);
      const told =
        templateId === ""
          ? await findTemplateAtMeta({ name, language }, credentials, context.http)
          : await readTemplate(templateId, credentials, context.http);
      if (told) await keepTold(db, connection, row, told, clock.now());
    } catch (error) {
      // It may be gone again by now; what cannot be reached comes again with its event.
      if (!(error instanceof SendFailed) || error.problem.kind !== "refused") throw error;
    }
  }
}

/** Undefined where the news alone does not say how things are. */
function changeFrom(row: TemplateRow, { change }: TemplateNews): TemplateChange | undefined {
  switch (change.kind) {
    case "status": {
      const status = statusOf(change.status);
      if (status === "UNKNOWN") return undefined;
      const reason = change.reason ?? change.detail ?? null;
      return { status, reason: reasonOf(status, reason) };
    }
    case "quality":
      return { quality: qualityOf(change.quality) };
    case "category": {
      const category = categoryOf(change.to);
      if (!category || category === row.category) return {};
      return { formerCategory: row.category, content: { ...row.content, category } };
    }
    case "components":
      return undefined;
  }
}

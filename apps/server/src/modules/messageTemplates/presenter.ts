// A template as the API shows it.

import { templateNeeds } from "@parley/channels";
import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import type { TemplateRow } from "./store.ts";

export function presentTemplate(row: TemplateRow): MessageTemplate {
  const { id, connectionId, account, providerId, status, reason, quality, formerCategory, content } = row;
  return {
    id,
    connectionId,
    account,
    providerId,
    status,
    reason,
    quality,
    formerCategory,
    content,
    needs: templateNeeds(content),
    buttonFlows: row.buttonFlows,
    isForeign: row.isForeign,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

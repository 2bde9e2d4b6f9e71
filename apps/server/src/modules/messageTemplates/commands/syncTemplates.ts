// All templates of an account as Meta has them now.

import { readTemplates, type ProviderTemplate } from "@parley/channels";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { askProvider, type ConnectionRow } from "../../channels/index.ts";
import type { TemplatesContext } from "../context.ts";
import { insertTemplate, removeTemplate, templatesOfAccount, updateTemplate } from "../store.ts";
import { changeOf, isSame } from "../told.ts";
import type { TemplateRow } from "../store.ts";

export interface SyncResult {
  added: number;
  changed: number;
  removed: number;
}

/** @throws AppError `provider_refused`, `provider_unreachable` */
export async function syncTemplates(
  { db, clock, http, credentialsOf }: TemplatesContext,
  connection: ConnectionRow,
): Promise<SyncResult> {
  const since = clock.now();
  const credentials = credentialsOf(connection);
  const told = await askProvider("whatsapp", () => readTemplates(credentials, http));
  return db.inWorkspace(connection.workspaceId, async (tx) => {
    const known = await templatesOfAccount(tx, connection.workspaceId, connection.parent);
    const result = { added: 0, changed: 0, removed: 0 };
    const seen = new Set<string>();
    for (const each of told) {
      const row = findKnown(known, each);
      if (row) seen.add(row.id);
      const what = await keepTold(tx, connection, row, each, clock.now());
      if (what) result[what] += 1;
    }
    for (const row of known) {
      // What was submitted while Meta was answering is not gone.
      if (row.providerId === null || seen.has(row.id) || row.updatedAt >= since) continue;
      await removeTemplate(tx, row, clock.now());
      result.removed += 1;
    }
    return result;
  });
}

function findKnown(known: readonly TemplateRow[], told: ProviderTemplate): TemplateRow | undefined {
  const { name, language } = told.draft;
  return (
    known.find(({ providerId }) => providerId === told.providerId) ??
    known.find((row) => row.name === name && row.language === language)
  );
}

/** Undefined when nothing is new. */
export async function keepTold(
  db: Queryable,
  { workspaceId, id, parent }: Pick<ConnectionRow, "workspaceId" | "id" | "parent">,
  row: TemplateRow | undefined,
  told: ProviderTemplate,
  now: Date,
): Promise<"added" | "changed" | undefined> {
  const change = changeOf(told, row);
  if (row) {
    if (isSame(row, change)) return undefined;
    await updateTemplate(db, row, change, now);
    return "changed";
  }
  const template = {
    workspaceId,
    id: newId(),
    account: parent,
    connectionId: id,
    providerId: told.providerId,
    status: change.status ?? "UNKNOWN",
    reason: change.reason ?? null,
    quality: change.quality ?? "UNKNOWN",
    formerCategory: null,
    content: told.draft,
    components: told.components,
    isForeign: told.isForeign,
    buttonFlows: {},
  };
  return (await insertTemplate(db, template, now)) ? "added" : undefined;
}

// Away here and at Meta. What Meta no longer has is no reason to keep it.

import { deleteTemplate as deleteAtMeta, findTemplateAtMeta, SendFailed } from "@parley/channels";
import { askProvider, type ConnectionRow } from "../../channels/index.ts";
import type { TemplatesContext } from "../context.ts";
import { removeTemplate, type TemplateRow } from "../store.ts";

/** @throws AppError `provider_refused`, `provider_unreachable` */
export async function deleteTemplate(
  { db, clock, http, credentialsOf }: TemplatesContext,
  connection: ConnectionRow,
  row: TemplateRow,
): Promise<void> {
  const { providerId, name, language } = row;
  const credentials = credentialsOf(connection);
  if (providerId !== null)
    await askProvider("whatsapp", async () => {
      try {
        await deleteAtMeta({ name, providerId }, credentials, http);
      } catch (error) {
        if (!(error instanceof SendFailed)) throw error;
        if (await findTemplateAtMeta({ name, language }, credentials, http)) throw error;
      }
    });
  await removeTemplate(db, row, clock.now());
}

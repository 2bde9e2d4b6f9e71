// Writes a description: a new one, or another one in its place that keeps the secrets left out.

import type { ParsedApiInput } from "@parley/contracts/api/apis";
import { apiLimits } from "@parley/contracts/apiRules";
import { AppError } from "@parley/contracts/errors";
import type { Keyring } from "../../../platform/crypto/index.ts";
import type { Queryable } from "../../../platform/db/index.ts";
import { newId } from "../../../platform/ids.ts";
import { noSecrets, openSecrets, sealSecrets } from "../definition.ts";
import { countApis, insertApi, lockApi, updateApi, type ApiRow } from "../store/apis.ts";
import { completeDefinition, type CompleteDefinition } from "./completeDefinition.ts";

/** @throws AppError `limit_reached`, `name_taken`, `validation_failed`. */
export async function createApi(
  db: Queryable,
  keyring: Keyring,
  workspaceId: string,
  input: ParsedApiInput,
): Promise<ApiRow> {
  if ((await countApis(db, workspaceId)) >= apiLimits.apisPerWorkspace)
    throw new AppError("limit_reached", { maximum: apiLimits.apisPerWorkspace });
  const { definition, secrets } = completeDefinition(input);
  const key = { workspaceId, id: newId() };
  return insertApi(db, { ...key, name: input.name, definition, secrets: sealSecrets(keyring, secrets, key) });
}

/** @throws AppError `not_found`, `name_taken`, `validation_failed`. */
export async function changeApi(
  db: Queryable,
  keyring: Keyring,
  key: { workspaceId: string; id: string },
  input: ParsedApiInput,
): Promise<ApiRow> {
  const stored = await lockApi(db, key.workspaceId, key.id);
  if (!stored) throw new AppError("not_found");
  const { definition, secrets } = completeDefinition(input, completeOf(keyring, stored));
  return updateApi(db, { ...key, name: input.name, definition, secrets: sealSecrets(keyring, secrets, key) });
}

/** Secrets that can no longer be read count as not set, so that they can be typed again. */
export function completeOf(keyring: Keyring, row: ApiRow): CompleteDefinition {
  const opened = openSecrets(keyring, row.secrets, row);
  return { definition: row.definition, secrets: opened.ok ? opened.value : noSecrets };
}

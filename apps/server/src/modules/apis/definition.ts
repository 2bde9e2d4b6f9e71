// A call as it is stored: the description in the clear, the secrets beside it as one encrypted text.

import type { ParsedApiInput } from "@parley/contracts/api/apis";
import type { ApiCallError } from "@parley/contracts/apiRules";
import { partsVariables } from "@parley/flow-engine";
import { z } from "zod";
import {
  decryptSecret,
  encryptSecret,
  type Keyring,
  type SecretContext,
} from "../../platform/crypto/index.ts";
import { failure, success, type Result } from "../../platform/result.ts";

/** The header rows with null in place of secret values, and an `auth` without its secret. */
export type StoredDefinition = Omit<ParsedApiInput, "name">;

const secretsSchema = z.object({
  auth: z.string().optional(),
  /** By lower-case name. */
  headers: z.record(z.string(), z.string()),
});
export type ApiSecrets = z.infer<typeof secretsSchema>;
export const noSecrets: ApiSecrets = { headers: {} };

export function sealSecrets(keyring: Keyring, secrets: ApiSecrets, context: SecretContext): string | null {
  const isEmpty = secrets.auth === undefined && Object.keys(secrets.headers).length === 0;
  return isEmpty ? null : encryptSecret(keyring, JSON.stringify(secrets), context);
}

/** Fails after the instance's secret was changed. */
export function openSecrets(
  keyring: Keyring,
  sealed: string | null,
  context: SecretContext,
): Result<ApiSecrets, Extract<ApiCallError, "secret_unreadable">> {
  if (sealed === null) return success(noSecrets);
  const opened = decryptSecret(keyring, sealed, context);
  return opened.ok ? success(secretsSchema.parse(JSON.parse(opened.value))) : failure("secret_unreadable");
}

/** Every text of a call that is filled with variables. */
export function templatesOf(
  definition: StoredDefinition,
  secrets: ApiSecrets,
): { path: string; text: string }[] {
  const { url, query, headers, body, auth } = definition;
  return [
    { path: "url", text: url },
    ...query.map(({ value }, index) => ({ path: `query.${index}.value`, text: value })),
    ...headers.map(({ name, value }, index) => ({
      path: `headers.${index}.value`,
      text: value ?? secrets.headers[name.toLowerCase()] ?? "",
    })),
    ...(body.kind === "json" || body.kind === "text" ? [{ path: "body.text", text: body.text }] : []),
    ...(body.kind === "form"
      ? body.fields.map(({ value }, index) => ({ path: `body.fields.${index}.value`, text: value }))
      : []),
    ...(auth.kind === "basic" ? [{ path: "auth.username", text: auth.username }] : []),
    ...(secrets.auth === undefined ? [] : [{ path: "auth.secret", text: secrets.auth }]),
  ];
}

export function variablesOf(definition: StoredDefinition, secrets: ApiSecrets): string[] {
  const named = templatesOf(definition, secrets).flatMap(({ text }) => partsVariables(text));
  // The present moment is always there.
  return [...new Set(named)].filter((variable) => variable !== "now");
}

// Calls and their log as the API shows them: secrets left out.

import type { ApiAuth, ApiCall, ApiCallSummary, ApiDefinition, ApiSummary } from "@parley/contracts/api/apis";
import type { CallRow, CallSummaryRow } from "./store/calls.ts";
import type { CompleteDefinition } from "./commands/completeDefinition.ts";
import { variablesOf } from "./definition.ts";
import type { ApiRow, ApiUse } from "./store/apis.ts";

export function presentApiSummary({ id, name, definition, updatedAt }: ApiRow): ApiSummary {
  return { id, name, method: definition.method, url: definition.url, updatedAt: updatedAt.toISOString() };
}

export function presentApi(
  row: ApiRow,
  { definition, secrets }: CompleteDefinition,
  usedBy: ApiUse[],
): ApiDefinition {
  const { method, url, query, headers, body, timeoutSeconds, retries, mapping } = definition;
  return {
    id: row.id,
    name: row.name,
    method,
    url,
    query,
    headers,
    body,
    auth: presentAuth(definition.auth, secrets.auth !== undefined),
    timeoutSeconds,
    retries,
    mapping,
    variables: variablesOf(definition, secrets),
    usedBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function presentAuth(auth: CompleteDefinition["definition"]["auth"], isSecretSet: boolean): ApiAuth {
  switch (auth.kind) {
    case "none":
      return { kind: "none" };
    case "apiKey":
      return { kind: "apiKey", place: auth.place, name: auth.name, isSecretSet };
    case "bearer":
      return { kind: "bearer", isSecretSet };
    case "basic":
      return { kind: "basic", username: auth.username, isSecretSet };
  }
}

export function presentCallSummary({ createdAt, ...row }: CallSummaryRow): ApiCallSummary {
  return { ...row, createdAt: createdAt.toISOString() };
}

export function presentCall({ createdAt, ...row }: CallRow): ApiCall {
  return { ...row, createdAt: createdAt.toISOString() };
}

// One call from a flow: found, filled, sent, mapped, logged. The result always says how to go on.

import type { ApiCallError } from "@parley/contracts/apiRules";
import type { LiquidScope } from "@parley/flow-engine";
import type { Keyring } from "../../platform/crypto/index.ts";
import type { Database } from "../../platform/db/index.ts";
import type { Egress } from "../../platform/egress/index.ts";
import type { Logger } from "../../platform/log.ts";
import { mapAnswer } from "./answer/mapAnswer.ts";
import type { CallLog, NewCall } from "./callLog.ts";
import { openSecrets, type ApiSecrets, type StoredDefinition } from "./definition.ts";
import { performCall, type CallAnswer } from "./performCall.ts";
import { buildRequest } from "./request/buildRequest.ts";
import { createRedact } from "./request/redact.ts";
import { findApi } from "./store/apis.ts";

export interface ApiRun {
  workspaceId: string;
  apiId: string;
  /** What the variables stand for: `buildScope` of the flow engine. */
  scope: LiquidScope;
  timeZone: string;
  conversationId?: string | null;
  /** Ends the call; the result is then `timeout`. */
  signal?: AbortSignal;
}

export interface ApiRunResult {
  /** Null when no answer came; then `error` says why. */
  status: number | null;
  /** With a status: the answer came, but the mapping could not be read from it. */
  error: ApiCallError | null;
  /** By attribute key. Empty texts where the answer lacks the mapped place; no keys without an answer. */
  attributes: Record<string, string>;
  durationMs: number;
}

export type RunApi = (run: ApiRun) => Promise<ApiRunResult>;

export interface RunContext {
  db: Database;
  keyring: Keyring;
  egress: Egress;
  calls: CallLog;
  log: Logger;
}

export function createRunApi({ db, keyring, egress, calls, log }: RunContext): RunApi {
  return async ({ workspaceId, apiId, scope, timeZone, conversationId = null, signal }) => {
    const startedAt = performance.now();
    const api = await db.inWorkspace(workspaceId, (tx) => findApi(tx, workspaceId, apiId));
    if (!api) return { status: null, error: "api_missing", attributes: {}, durationMs: 0 };
    const secrets = openSecrets(keyring, api.secrets, { workspaceId, id: apiId });
    const sent = secrets.ok
      ? await sendCall({
          egress,
          definition: api.definition,
          secrets: secrets.value,
          scope,
          timeZone,
          signal,
        })
      : unsent(api.definition, secrets.code);
    const entry = { ...entryOf(sent), apiId, apiName: api.name, source: "flow" as const, conversationId };
    // The visitor waits for the answer, not for the log.
    await calls.write(workspaceId, entry).catch((error: unknown) => {
      log.error({ err: error, workspaceId, apiId }, "a call was not logged");
    });
    const { status, error, attributes } = sent;
    return { status, error, attributes, durationMs: Math.round(performance.now() - startedAt) };
  };
}

export interface SentCall extends CallAnswer {
  request: { method: string; url: string; body: string | null };
  attributes: Record<string, string>;
  durationMs: number;
}

export interface CallToSend {
  egress: Egress;
  definition: StoredDefinition;
  secrets: ApiSecrets;
  scope: LiquidScope;
  timeZone: string;
  signal?: AbortSignal | undefined;
}

/** Fills and sends a definition, saved or not. Everything in the result has its secrets replaced. */
export async function sendCall(call: CallToSend): Promise<SentCall> {
  const { definition, egress, signal } = call;
  const startedAt = performance.now();
  const request = buildRequest(definition, call.secrets, call.scope, call.timeZone);
  if (!request.ok) return unsent(definition, request.code);
  const answer = await performCall(request.value, { ...definition, egress, ...(signal && { signal }) });
  const redact = createRedact(request.value.secrets);
  const { status } = answer;
  return {
    ...answer,
    request: {
      method: request.value.method,
      url: redact(request.value.url),
      body: request.value.body === undefined ? null : redact(request.value.body),
    },
    attributes: status === null ? {} : mapAnswer(definition.mapping, { ...answer, status }),
    durationMs: Math.round(performance.now() - startedAt),
  };
}

export function unsent({ method, url }: StoredDefinition, error: ApiCallError): SentCall {
  return {
    request: { method, url, body: null },
    status: null,
    error,
    attempts: 0,
    headers: {},
    text: "",
    json: undefined,
    attributes: {},
    durationMs: 0,
  };
}

export function entryOf(sent: SentCall): Omit<NewCall, "apiId" | "apiName" | "source" | "conversationId"> {
  return {
    method: sent.request.method,
    url: sent.request.url,
    status: sent.status,
    error: sent.error,
    attempts: sent.attempts,
    durationMs: sent.durationMs,
    requestBody: sent.request.body,
    responseBody: sent.text,
  };
}

// One call to the Graph API: address with version, token in the header, proof that we know the app's secret, JSON or a
// form with files as body.

import { createHmac } from "node:crypto";
import type { Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import { encodeForm, type FormField } from "../encodeForm.ts";
import type { ChannelHttp, ChannelRequest, ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { classifyGraphError } from "./classifyGraphError.ts";
import { readJson } from "./readJson.ts";

/** Time an ordinary call may take. */
const TIMEOUT_MS = 30_000;
/** Time an upload may take. */
const UPLOAD_TIMEOUT_MS = 120_000;
/** Longest JSON answer read. */
const ANSWER_BYTES = 2_000_000;

export type GraphCredentials = Pick<Credentials, "baseUrl" | "version" | "token" | "appSecret">;

export interface GraphRequest {
  method?: ChannelRequest["method"];
  /** Without host and version: `106540352242922/messages`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  json?: unknown;
  form?: readonly FormField[];
  /** Bytes as they are, for an upload in one piece. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
  /** Another token than the account's, for instance the app's; null for a call that carries its secrets itself. */
  token?: string | null;
}

/** The answer, whatever it says. @throws ChannelHttpError when there was none. */
export async function graphCall(
  request: GraphRequest,
  credentials: GraphCredentials,
  http: ChannelHttp,
): Promise<ChannelResponse> {
  const token = request.token === undefined ? credentials.token : request.token;
  const body = encodeBody(request);
  return await http({
    method: request.method ?? (body.body === undefined ? "GET" : "POST"),
    url: graphUrl(request, credentials, token),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body.type === undefined ? {} : { "content-type": body.type }),
      ...request.headers,
    },
    ...(body.body === undefined ? {} : { body: body.body }),
    timeoutMs: request.form || request.bytes ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS,
    maxBytes: ANSWER_BYTES,
  });
}

/**
 * The JSON of a good answer.
 * @throws SendFailed with what `classify` makes of any other answer, ChannelHttpError when there was none.
 */
export async function graphJson(
  request: GraphRequest,
  credentials: GraphCredentials,
  http: ChannelHttp,
  classify: (response: ChannelResponse) => SendProblem = classifyGraphError,
): Promise<unknown> {
  const response = await graphCall(request, credentials, http);
  if (!isGood(response)) throw new SendFailed(classify(response));
  return readJson(response);
}

export function isGood(response: ChannelResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

/** Shows that the caller knows the app's secret and not only a stolen token. */
export function appSecretProof(token: string, appSecret: string): string {
  return createHmac("sha256", appSecret).update(token).digest("hex");
}

function graphUrl(request: GraphRequest, credentials: GraphCredentials, token: string | null): string {
  const url = new URL(
    [credentials.baseUrl.replace(/\/+$/, ""), credentials.version, request.path]
      .filter((part) => part !== "")
      .join("/"),
  );
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  // An app's own token holds the secret already.
  if (token && credentials.appSecret !== "" && !token.includes("|"))
    url.searchParams.set("appsecret_proof", appSecretProof(token, credentials.appSecret));
  return url.href;
}

function encodeBody(request: GraphRequest): { body?: string | Uint8Array; type?: string } {
  if (request.json !== undefined)
    return { body: JSON.stringify(request.json), type: "application/json; charset=utf-8" };
  if (request.form) return encodeForm(request.form);
  if (request.bytes) return { body: request.bytes, type: "application/octet-stream" };
  return {};
}

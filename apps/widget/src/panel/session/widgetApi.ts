// The server's widget routes as functions. Every outcome is a value: what came back, or why nothing did.

import type {
  OpenSessionRequest,
  OpenSessionResponse,
  SendVisitorMessageRequest,
  TurnResponse,
  WidgetActionRequest,
  WidgetConfig,
  WidgetSeenRequest,
} from "@parley/contracts/widget";

/** A call that takes longer is given up; repeating it is harmless. */
const timeoutMs = 15_000;
/** Wait after a 429 that does not say how long. */
const defaultLimitSeconds = 5;

export type Failure = {
  ok: false;
  /** `unreachable`: try again. `limited`: try again later. `unauthorised`: open the session again. `refused`: for good. */
  kind: "unreachable" | "limited" | "unauthorised" | "refused";
  code: string;
  detail: string;
  waitSeconds: number;
};
export type Outcome<T> = { ok: true; data: T } | Failure;

const base = "/api/widget/v1";
/** Takes files as multipart: see uploadFile. */
export const filesAddress = `${base}/files`;

async function call<T>(
  method: "GET" | "POST",
  path: string,
  token: string | null,
  body?: unknown,
): Promise<Outcome<T>> {
  const headers: Record<string, string> = {};
  if (token) headers["authorization"] = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    const response = await fetch(base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: "omit",
      // A small report may outlive the page it was made on.
      keepalive: path === "/seen",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const data = text ? JSON.parse(text) : {};
    if (response.ok) return { ok: true, data };
    return failure(response, data);
  } catch {
    return { ok: false, kind: "unreachable", code: "network", detail: "", waitSeconds: 0 };
  }
}

/** Reads a refusal; the answers of the upload come without `fetch`. */
export function failure(
  response: { status: number; headers: { get(name: string): string | null } },
  problem: { code?: string; detail?: string; data?: { seconds?: unknown } },
): Failure {
  const seconds = Number(problem.data?.seconds ?? response.headers.get("retry-after") ?? defaultLimitSeconds);
  return {
    ok: false,
    kind: failureKind(response.status, problem.code),
    code: problem.code ?? String(response.status),
    detail: problem.detail ?? "",
    waitSeconds: Number.isFinite(seconds) ? seconds : defaultLimitSeconds,
  };
}

function failureKind(status: number, code: string | undefined): Failure["kind"] {
  if (status === 429) return "limited";
  // A refused identity token is 401 too, and opening the session again would not make it any better.
  if (status === 401 && code !== "token_invalid") return "unauthorised";
  return status >= 500 || status === 408 ? "unreachable" : "refused";
}

export const widgetApi = {
  config: (botId: string, customerId: string) =>
    call<WidgetConfig>("GET", `/config?${new URLSearchParams({ botId, customerId })}`, null),
  open: (request: OpenSessionRequest) => call<OpenSessionResponse>("POST", "/sessions", null, request),
  send: (token: string, request: SendVisitorMessageRequest) =>
    call<TurnResponse>("POST", "/messages", token, request),
  act: (token: string, request: WidgetActionRequest) =>
    call<TurnResponse>("POST", "/actions", token, request),
  seen: (token: string, request: WidgetSeenRequest) => call<unknown>("POST", "/seen", token, request),
  attributes: (token: string, request: { identityToken?: string; attributes?: Record<string, string> }) =>
    call<unknown>("POST", "/attributes", token, request),
  after: (token: string, seq: number) => call<TurnResponse>("GET", `/events?after=${seq}`, token),
  before: (token: string, seq: number) => call<TurnResponse>("GET", `/events?before=${seq}`, token),
  socketAddress: () => `${location.origin.replace(/^http/, "ws")}${base}/socket`,
};
export type WidgetApi = typeof widgetApi;

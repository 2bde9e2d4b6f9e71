// One POST of an update to a webhook. A refusal, a time-out and a closed connection are outcomes, never exceptions.
import { STATUS_CODES } from "node:http";

export interface PostOutcome {
  /** 0 when no answer came. */
  status: number;
  answer: string;
  latencyMs: number;
  retryAfterSeconds?: number;
  /** As getWebhookInfo tells it. */
  problem?: string;
}

/** Honoured up to an hour. */
const LONGEST_RETRY_AFTER_SECONDS = 3_600;

export async function postUpdate(
  address: string,
  body: string,
  secret: string,
  timeoutMs: number,
): Promise<PostOutcome> {
  const started = performance.now();
  const latencyMs = () => Math.round(performance.now() - started);
  const url = new URL(address);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "accept-encoding": "gzip, deflate",
    ...(secret !== "" && { "x-telegram-bot-api-secret-token": secret }),
    ...(url.username !== "" && { authorization: basic(url.username, url.password) }),
  };
  url.username = "";
  url.password = "";
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = await response.text();
    const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
    return {
      status: response.status,
      answer,
      latencyMs: latencyMs(),
      ...(retryAfter > 0 && { retryAfterSeconds: Math.min(retryAfter, LONGEST_RETRY_AFTER_SECONDS) }),
      ...(!response.ok && { problem: `Wrong response from the webhook: ${nameStatus(response)}` }),
    };
  } catch (error) {
    return { status: 0, answer: "", latencyMs: latencyMs(), problem: nameProblem(error) };
  }
}

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(user)}:${decodeURIComponent(password)}`).toString("base64")}`;

const nameStatus = ({ status, statusText }: Response): string =>
  `${status} ${statusText || (STATUS_CODES[status] ?? "")}`.trim();

function nameProblem(error: unknown): string {
  if (!(error instanceof Error)) return "Connection failed";
  if (error.name === "TimeoutError") return "Connection timed out";
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  switch (code) {
    case "ECONNREFUSED":
      return "Connection refused";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "Failed to resolve host";
    default:
      return "Connection reset by peer";
  }
}

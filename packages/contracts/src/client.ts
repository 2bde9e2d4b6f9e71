// Typed client of the native API, inferred from the endpoint table. Works in browsers and Node.

import { AppError, errors, type ErrorCode, type FieldProblem, type ProblemDetails } from "./errors.ts";
import type { Endpoint, EndpointInput, EndpointOutput } from "./endpoint.ts";

/** An AbortSignal, named by the one property read here so that this file needs no browser types. */
export interface Cancellation {
  readonly aborted: boolean;
}

export interface ClientOptions {
  /** Origin of the server, for instance `https://chat.example.com`; empty for the page's own origin. */
  origin?: string;
  /** API token; without it the browser's session cookie is used. */
  token?: string;
  fetch: (
    url: string,
    init: { method: string; headers: Record<string, string>; body?: string; signal?: Cancellation },
  ) => Promise<{
    status: number;
    text(): Promise<string>;
  }>;
}

/** The server could not be reached at all; the request may or may not have arrived. */
export class NetworkError extends Error {
  override name = "NetworkError";
}

/**
 * Calls one endpoint and gives its parsed body.
 * @throws AppError with the server's code, fields and data; NetworkError when nothing was answered.
 * @example const bots = await call(options, api.listBots, { params: { workspaceId } });
 */
export async function call<E extends Endpoint>(
  options: ClientOptions,
  definition: E,
  input: EndpointInput<E>,
  signal?: Cancellation,
): Promise<EndpointOutput<E>> {
  const given = input as {
    params?: Record<string, string | number>;
    query?: Record<string, unknown>;
    body?: unknown;
  };
  const headers: Record<string, string> = { accept: "application/json" };
  if (options.token) headers.authorization = `Bearer ${options.token}`;
  if (given.body !== undefined) headers["content-type"] = "application/json";

  let status: number;
  let text: string;
  try {
    const response = await options.fetch(
      (options.origin ?? "") + buildUrl(definition, given.params, given.query),
      {
        method: definition.method,
        headers,
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
        ...(signal ? { signal } : {}),
      },
    );
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError("The server cannot be reached.", { cause: error });
  }

  if (status >= 400) throw toAppError(status, text);
  return (text === "" ? undefined : JSON.parse(text)) as EndpointOutput<E>;
}

/** The address of an endpoint with its parameters filled in and its query appended. */
export function buildUrl(
  definition: Endpoint,
  params: Record<string, string | number> = {},
  query: Record<string, unknown> = {},
): string {
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name] ?? "")),
  );
  const search = Object.entries(query)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item) => [name, item] as const))
    .filter(([, item]) => item !== undefined && item !== null)
    .map(([name, item]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`)
    .join("&");
  return `/api/v1${path}${search ? `?${search}` : ""}`;
}

function toAppError(status: number, text: string): AppError {
  const problem = parseProblem(text);
  const known = problem?.code && problem.code in errors;
  const error = new AppError(
    known ? (problem.code as ErrorCode) : "internal",
    problem?.data,
    problem?.fields as FieldProblem[] | undefined,
  );
  if (problem?.detail) error.message = problem.detail;
  return Object.assign(error, { status });
}

function parseProblem(text: string): Partial<ProblemDetails> | undefined {
  try {
    return JSON.parse(text) as Partial<ProblemDetails>;
  } catch {
    return undefined;
  }
}

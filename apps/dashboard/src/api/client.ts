// Calls the native API with the session cookie. Every feature goes through `request` or `apiQuery`.
import { queryOptions, type QueryKey } from "@tanstack/react-query";
import { AppError } from "@parley/contracts/errors";
import { call, NetworkError } from "@parley/contracts/client";
import type { Endpoint, EndpointInput, EndpointOutput } from "@parley/contracts/endpoint";
import { announceSessionEnd } from "./session.ts";

export { api } from "@parley/contracts/api";
export { AppError, NetworkError };

/**
 * Calls one endpoint.
 * @throws AppError with the server's code and fields, NetworkError when nothing answered.
 * @example const { items } = await request(api.listBots, { params: { workspaceId } });
 */
export async function request<E extends Endpoint>(
  definition: E,
  input: EndpointInput<E>,
  signal?: AbortSignal,
): Promise<EndpointOutput<E>> {
  try {
    return await call({ fetch: sessionFetch }, definition, input, signal);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_authenticated") announceSessionEnd();
    throw error;
  }
}

function sessionFetch(
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal?: { aborted: boolean } },
): Promise<Response> {
  const { signal, ...rest } = init;
  return fetch(url, {
    ...rest,
    credentials: "same-origin",
    signal: signal instanceof AbortSignal ? signal : null,
  });
}

/** The key under which an endpoint's answer is kept: its path, then what was asked for. */
export function apiKey<E extends Endpoint>(definition: E, input?: EndpointInput<E>): QueryKey {
  return input === undefined ? [definition.path] : [definition.path, input];
}

/**
 * Query options of a reading endpoint.
 * @example const bots = useQuery(apiQuery(api.listBots, { params: { workspaceId } }));
 */
export function apiQuery<E extends Endpoint>(definition: E, input: EndpointInput<E>) {
  return queryOptions({
    queryKey: apiKey(definition, input),
    queryFn: ({ signal }): Promise<EndpointOutput<E>> => request(definition, input, signal),
  });
}

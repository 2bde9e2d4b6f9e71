// The router of the Graph API: `/{version}/{id}/{edge}`. Which routes an id has follows from the kind of object it names.

import { json, type Answer, type Call } from "../../kit/call.ts";
import type { Ids } from "../../kit/createIds.ts";
import { isRecord, parseJson, readParameters } from "../../kit/readParameters.ts";
import type { Graph, GraphCall, GraphHandler, Token, Tokens } from "../types.ts";
import { answerError, graphError, GraphFailure, missingObject, RawAnswer } from "./graphError.ts";
import type { Usage } from "./createUsage.ts";

interface Route {
  kind: string;
  method: string;
  edge: string[];
  handler: GraphHandler;
}

type FixedHandler = (call: Omit<GraphCall, "token">) => unknown;

const HOST_PREFIX = /^\/((?:graph|www|api)\.(?:facebook|instagram)\.com)(?=\/|$)/;
const VERSION_PREFIX = /^\/v(\d+)\.\d+(?=\/|$)/;
const DEFAULT_HOST = "graph.facebook.com";
const LARGEST_BATCH = 50;

export function createGraph({ tokens, usage, ids }: { tokens: Tokens; usage: Usage; ids: Ids }): Graph {
  const kinds: { kind: string; owns: (id: string, token: Token | undefined) => boolean }[] = [];
  const routes: Route[] = [];
  const fixed = new Map<string, FixedHandler>();

  async function answer(call: Call): Promise<Answer> {
    const traceId = `A${ids.letters(22)}`;
    try {
      const value = await run(call);
      if (value instanceof RawAnswer) return value.answer;
      return json(value);
    } catch (error) {
      if (error instanceof GraphFailure) return answerError(error, traceId);
      throw error;
    }
  }

  async function run(call: Call): Promise<unknown> {
    const host = HOST_PREFIX.exec(call.path)?.[1] ?? DEFAULT_HOST;
    const withoutHost = call.path.replace(HOST_PREFIX, "");
    const version = VERSION_PREFIX.exec(withoutHost)?.[1];
    const path = withoutHost.replace(VERSION_PREFIX, "").replace(/\/+$/, "") || "/";
    const { values, files, isMalformed } = await readParameters(call);
    if (isMalformed) throw graphError({ code: 100, message: "The request body is malformed." });
    const segments = path.slice(1).split("/").map(decodeURIComponent);
    const { id = "", rest } = { id: segments[0], rest: segments.slice(1) };
    const base = {
      call,
      host,
      version: version === undefined ? undefined : Number(version),
      method: call.method,
      id,
      rest: [],
      parameters: values,
      files,
    };

    const special = fixed.get(`${call.method} ${host}${path}`) ?? fixed.get(`${call.method} ${path}`);
    if (special) return special(base);
    if (path === "/" && call.method === "POST") return runBatch(base);
    return runNode(base, rest);
  }

  async function runNode(base: Omit<GraphCall, "token">, edge: string[]): Promise<unknown> {
    const token = tokens.require(base.call, base.parameters);
    const id = base.id === "me" ? token.subjectId : base.id;
    const owners = kinds.filter(({ owns }) => owns(id, token)).map(({ kind }) => kind);
    if (owners.length === 0) throw missingObject(base.method, id);
    const reaches = token.targetIds === undefined || token.targetIds.includes(id) || id === token.subjectId;
    for (const route of routes) {
      if (!owners.includes(route.kind) || route.method !== base.method) continue;
      const rest = matchEdge(route.edge, edge);
      if (!rest) continue;
      if (!reaches && GUARDED_KINDS.has(route.kind)) throw missingObject(base.method, id);
      usage.count(token, id, edge[0] ?? "");
      return addUsage(await route.handler({ ...base, id, rest, token }), usage.headers(token, id));
    }
    const problem = edge.length === 0 ? "method type" : `path components: /${edge.join("/")}`;
    throw graphError({
      code: edge.length === 0 ? 100 : 2500,
      isPlain: true,
      type: edge.length === 0 ? "GraphMethodException" : "OAuthException",
      message: edge.length === 0 ? `Unsupported ${base.method.toLowerCase()} request` : `Unknown ${problem}`,
    });
  }

  async function runBatch(base: Omit<GraphCall, "token">): Promise<unknown> {
    tokens.require(base.call, base.parameters);
    const source = base.parameters["batch"];
    const batch = typeof source === "string" ? parseJson(source) : source;
    if (!Array.isArray(batch)) throw graphError({ code: 100, message: "param batch must be an array." });
    if (batch.length > LARGEST_BATCH) {
      throw graphError({
        code: 100,
        message: `Too many requests in batch message. Maximum batch size is ${LARGEST_BATCH}`,
      });
    }
    const answers = [];
    for (const item of batch) {
      const part = await answer(batchCall(base.call, item, base.parameters));
      answers.push({
        code: part.status,
        headers: Object.entries(part.headers ?? {}).map(([name, value]) => ({ name, value })),
        body: part.body.toString("utf8"),
      });
    }
    return answers;
  }

  return {
    node: (kind, owns) => void kinds.push({ kind, owns }),
    route(kind, method, edge, handler) {
      routes.push({ kind, method, edge: edge === "" ? [] : edge.split("/"), handler });
    },
    fixed: (method, path, handler) => void fixed.set(`${method} ${path}`, handler),
    handler: answer,
  };
}

/** Kinds that belong to a business: a token reaches only those it was given for. */
const GUARDED_KINDS = new Set(["waba", "phone", "page", "instagramAccount"]);

function matchEdge(pattern: readonly string[], edge: readonly string[]): string[] | undefined {
  if (pattern.length !== edge.length) return undefined;
  const rest: string[] = [];
  for (const [index, part] of pattern.entries()) {
    const given = edge[index] ?? "";
    if (part.startsWith(":")) rest.push(given);
    else if (part !== given) return undefined;
  }
  return rest;
}

function batchCall(call: Call, item: unknown, parameters: Record<string, unknown>): Call {
  if (!isRecord(item)) throw graphError({ code: 100, message: "An item of the batch must be an object." });
  const relative = new URL(String(item["relative_url"] ?? ""), `${call.origin}/`);
  const token = item["access_token"] ?? parameters["access_token"];
  if (typeof token === "string") relative.searchParams.set("access_token", token);
  return {
    ...call,
    method: String(item["method"] ?? "GET").toUpperCase(),
    path: relative.pathname,
    query: relative.searchParams,
    headers: { ...call.headers, "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from(typeof item["body"] === "string" ? item["body"] : ""),
  };
}

function addUsage(value: unknown, headers: Record<string, string>): unknown {
  if (value instanceof RawAnswer) {
    return new RawAnswer({ ...value.answer, headers: { ...value.answer.headers, ...headers } });
  }
  return new RawAnswer(json(value, 200, headers));
}

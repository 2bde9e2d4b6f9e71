// An endpoint as data: method, path, who may call it, and the schemas of everything that travels.
// From this one table come the server's validation, the OpenAPI document, the typed client and the tenancy test.

import type { z } from "zod";
import type { AccessLevel, Section } from "./permissions.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who may call: nobody signed in needed (`public`), any signed-in person (`user`), the operator of this
 * instance (`operator`), or a member of the workspace in the path with a permission.
 */
export type Audience = "public" | "user" | "operator" | { section: Section; level: AccessLevel } | "member";

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** Path below /api/v1 with `:name` parameters; workspace-bound ones begin with /workspaces/:workspaceId. */
  path: string;
  summary: string;
  audience: Audience;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Set when the body is multipart/form-data with one part `file` in place of JSON. */
  upload?: true;
  /** Absent means 204 without a body. */
  response?: Response;
}

/** Keeps the exact schema types of an endpoint. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return definition;
}

type Given<Key extends string, Schema> = Schema extends z.ZodType
  ? unknown extends z.input<Schema>
    ? object
    : { [K in Key]: z.input<Schema> }
  : object;

/** What a caller passes: only the parts the endpoint declares. */
export type EndpointInput<E extends Endpoint> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Given<"params", P> & Given<"query", Q> & Given<"body", B>
    : never;

export type EndpointOutput<E extends Endpoint> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;

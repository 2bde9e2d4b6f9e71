// The API builder: calls to other systems, described once and used by flows, with a test and a log.

import { z } from "zod";
import { apiCallErrors, apiLimits, apiMethods } from "../apiRules.ts";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { parseResponsePath } from "../responsePath.ts";
import { attributeDefinition } from "./bots.ts";
import { inWorkspace, page, pageQuery, queryBoolean, workspacePath } from "./common.ts";

const read = { section: "developers", level: "read" } as const;
const write = { section: "developers", level: "write" } as const;
const remove = { section: "developers", level: "delete" } as const;

const rowName = z.string().trim().min(1).max(apiLimits.rowNameLength);
const rowValue = z.string().max(apiLimits.rowValueLength);
const row = z.object({ name: rowName, value: rowValue });
export type ApiRow = z.infer<typeof row>;

/** Left out in a change: the stored one stays, as long as the address names the same host. */
const secret = z.string().min(1).max(apiLimits.secretLength).optional();

export const apiAuthInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("apiKey"), place: z.enum(["header", "query"]), name: rowName, secret }),
  z.object({ kind: z.literal("bearer"), secret }),
  z.object({ kind: z.literal("basic"), username: z.string().max(apiLimits.rowValueLength), secret }),
]);
export type ApiAuthInput = z.infer<typeof apiAuthInput>;

const isSecretSet = z.boolean();
export const apiAuth = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("apiKey"), place: z.enum(["header", "query"]), name: z.string(), isSecretSet }),
  z.object({ kind: z.literal("bearer"), isSecretSet }),
  z.object({ kind: z.literal("basic"), username: z.string(), isSecretSet }),
]);
export type ApiAuth = z.infer<typeof apiAuth>;

export const apiBody = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("json"), text: z.string().max(apiLimits.bodyLength) }),
  z.object({ kind: z.literal("form"), fields: z.array(row).max(apiLimits.rows) }),
  z.object({ kind: z.literal("text"), text: z.string().max(apiLimits.bodyLength) }),
]);
export type ApiBody = z.infer<typeof apiBody>;

export const apiMapping = z.object({
  path: z
    .string()
    .trim()
    .max(500)
    .refine(
      (text) => parseResponsePath(text) !== null,
      "must be a path such as order.items[0].name, $status or $body",
    ),
  attributeKey: attributeDefinition.shape.key,
});
export type ApiMapping = z.infer<typeof apiMapping>;

const common = {
  name: z.string().trim().min(1).max(limits.nameLength),
  method: z.enum(apiMethods),
  /** Variables may stand behind the host; they are percent-encoded. */
  url: z.string().trim().min(1).max(limits.urlLength),
  query: z.array(row).max(apiLimits.rows).default([]),
  body: apiBody.default({ kind: "none" }),
  timeoutSeconds: z
    .number()
    .int()
    .min(1)
    .max(apiLimits.timeoutSecondsMaximum)
    .default(apiLimits.timeoutSecondsDefault),
  /** Further attempts after a network error, 429 or 5xx. */
  retries: z.number().int().min(0).max(apiLimits.retriesMaximum).default(0),
  mapping: z.array(apiMapping).max(apiLimits.rows).default([]),
};

export const apiInput = z.object({
  ...common,
  /** The value of a header with a secret name may be null: the stored one stays. */
  headers: z
    .array(z.object({ name: rowName, value: rowValue.nullable() }))
    .max(apiLimits.rows)
    .default([]),
  auth: apiAuthInput.default({ kind: "none" }),
});
export type ApiInput = z.input<typeof apiInput>;
export type ParsedApiInput = z.output<typeof apiInput>;

export const apiSummary = z.object({
  id,
  name: z.string(),
  method: z.enum(apiMethods),
  url: z.string(),
  updatedAt: timestamp,
});
export type ApiSummary = z.infer<typeof apiSummary>;

export const apiDefinition = z.object({
  id,
  ...common,
  /** A secret value is null. */
  headers: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  auth: apiAuth,
  /** Every variable the request reads, in values that are not shown as well. */
  variables: z.array(z.string()),
  /** Flows whose draft or published version makes this call, by bot and name. */
  usedBy: z.array(z.object({ flowId: id, flowName: z.string(), botId: id, botName: z.string() })),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type ApiDefinition = z.infer<typeof apiDefinition>;

export const apiCallError = z.enum(apiCallErrors);

export const apiTestResult = z.object({
  status: z.number().int().nullable(),
  error: apiCallError.nullable(),
  durationMs: z.number().int(),
  attempts: z.number().int(),
  /** What was sent, secrets replaced. */
  request: z.object({ method: z.string(), url: z.string(), body: z.string().nullable() }),
  headers: z.record(z.string(), z.string()),
  /** At most `shownBodyLength` characters. */
  text: z.string(),
  isCut: z.boolean(),
  /** The whole answer when it is JSON. */
  json: z.unknown(),
  isJson: z.boolean(),
  /** What the mapping makes of this answer. */
  attributes: z.record(z.string(), z.string()),
});
export type ApiTestResult = z.infer<typeof apiTestResult>;

export const apiCallSummary = z.object({
  id,
  apiId: id.nullable(),
  apiName: z.string(),
  source: z.enum(["flow", "test"]),
  method: z.string(),
  url: z.string(),
  status: z.number().int().nullable(),
  error: apiCallError.nullable(),
  attempts: z.number().int(),
  durationMs: z.number().int(),
  conversationId: id.nullable(),
  createdAt: timestamp,
});
export type ApiCallSummary = z.infer<typeof apiCallSummary>;

export const apiCall = apiCallSummary.extend({
  /** Excerpts, secrets replaced. */
  requestBody: z.string().nullable(),
  responseBody: z.string().nullable(),
});
export type ApiCall = z.infer<typeof apiCall>;

const apiParams = inWorkspace.extend({ apiId: id });

export const apiBuilderEndpoints = {
  listApis: endpoint({
    method: "GET",
    path: `${workspacePath}/apis`,
    summary: "Calls to other systems, by name.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(apiSummary) }),
  }),
  createApi: endpoint({
    method: "POST",
    path: `${workspacePath}/apis`,
    summary: "Describe a call to another system, for use in flows.",
    audience: write,
    params: inWorkspace,
    body: apiInput,
    response: apiDefinition,
  }),
  getApi: endpoint({
    method: "GET",
    path: `${workspacePath}/apis/:apiId`,
    summary: "One call, without its secrets.",
    audience: read,
    params: apiParams,
    response: apiDefinition,
  }),
  updateApi: endpoint({
    method: "PUT",
    path: `${workspacePath}/apis/:apiId`,
    summary: "Replace the description of a call; secrets that are left out stay.",
    audience: write,
    params: apiParams,
    body: apiInput,
    response: apiDefinition,
  }),
  deleteApi: endpoint({
    method: "DELETE",
    path: `${workspacePath}/apis/:apiId`,
    summary: "Delete a call; flows that use it go on with their path for other answers.",
    audience: remove,
    params: apiParams,
  }),
  testApi: endpoint({
    method: "POST",
    path: `${workspacePath}/apis/test`,
    summary: "Send a call, saved or not, with values typed for its variables.",
    audience: write,
    params: inWorkspace,
    body: z.object({
      /** The saved one whose secrets are used where the definition leaves them out. */
      apiId: id.nullable().default(null),
      definition: apiInput,
      /** By variable, for instance `attributes.order_number`. */
      values: z
        .record(z.string().min(1).max(200), z.string().max(apiLimits.testValueLength))
        .refine((values) => Object.keys(values).length <= apiLimits.testValues, "too many values")
        .default({}),
    }),
    response: apiTestResult,
  }),
  listApiCalls: endpoint({
    method: "GET",
    path: `${workspacePath}/api-calls`,
    summary: `Calls of the last ${apiLimits.logDays} days, newest first.`,
    audience: read,
    params: inWorkspace,
    query: pageQuery.extend({
      apiId: id.optional(),
      /** Only calls without an answer, or with a status of 400 or more. */
      failed: queryBoolean.optional(),
    }),
    response: page(apiCallSummary),
  }),
  getApiCall: endpoint({
    method: "GET",
    path: `${workspacePath}/api-calls/:callId`,
    summary: "One call with excerpts of what was sent and answered.",
    audience: read,
    params: inWorkspace.extend({ callId: id }),
    response: apiCall,
  }),
};

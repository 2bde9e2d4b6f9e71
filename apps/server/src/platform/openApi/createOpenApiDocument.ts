// Endpoint table → OpenAPI 3.1. Everything said here comes from the contracts: paths, schemas, who may call, error codes.

import { api } from "@parley/contracts/api";
import { accountEndpoints } from "@parley/contracts/api/accounts";
import { apiBuilderEndpoints } from "@parley/contracts/api/apis";
import { botEndpoints } from "@parley/contracts/api/bots";
import { botTestEndpoints } from "@parley/contracts/api/botTests";
import { calendarEndpoints } from "@parley/contracts/api/calendar";
import { connectionEndpoints } from "@parley/contracts/api/connections";
import { fileEndpoints } from "@parley/contracts/api/files";
import { contactEndpoints } from "@parley/contracts/api/contacts";
import { inboxEndpoints } from "@parley/contracts/api/inbox";
import { instanceEndpoints } from "@parley/contracts/api/instance";
import { messageTemplateEndpoints } from "@parley/contracts/api/messageTemplates";
import { quickReplyEndpoints } from "@parley/contracts/api/quickReplies";
import { stepEndpoints } from "@parley/contracts/api/steps";
import { templateEndpoints } from "@parley/contracts/api/templates";
import type { Audience, Endpoint } from "@parley/contracts/endpoint";
import { problemResponses, problemSchema } from "./problems.ts";
import { createSchemas, type JsonSchema } from "./schemas.ts";

export interface OpenApiDocument {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, object>;
    securitySchemes: Record<string, object>;
  };
}

export interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters?: { name: string; in: "path" | "query"; required: boolean; schema: JsonSchema }[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, object>;
}

const tables: { name: string; description: string; endpoints: Record<string, Endpoint> }[] = [
  {
    name: "Accounts",
    description: "People, workspaces, members, roles and API tokens.",
    endpoints: accountEndpoints,
  },
  {
    name: "Bots",
    description: "Bots, their settings and credentials, flows and attributes.",
    endpoints: botEndpoints,
  },
  {
    name: "Bot tests",
    description: "Conversations kept as tests of a flow, and running them.",
    endpoints: botTestEndpoints,
  },
  {
    name: "Templates",
    description: "Flows the workspace keeps as templates of its own.",
    endpoints: templateEndpoints,
  },
  {
    name: "Steps",
    description: "How conversations went through their flows, and how many took which way.",
    endpoints: stepEndpoints,
  },
  {
    name: "Connections",
    description: "Accounts of messengers a bot answers on.",
    endpoints: connectionEndpoints,
  },
  {
    name: "Message templates",
    description: "Messages WhatsApp approves before they are sent outside the 24 hours.",
    endpoints: messageTemplateEndpoints,
  },
  { name: "Calendar", description: "Bookings visitors made.", endpoints: calendarEndpoints },
  {
    name: "Inbox",
    description: "Conversations, messages, contacts, notes and quick replies.",
    endpoints: { ...inboxEndpoints, ...contactEndpoints, ...quickReplyEndpoints },
  },
  {
    name: "Your APIs",
    description: "Calls to other systems that flows make: their description, tests and log.",
    endpoints: apiBuilderEndpoints,
  },
  { name: "Files", description: "Pictures, videos and documents for bots.", endpoints: fileEndpoints },
  {
    name: "Instance",
    description: "The operator's area: health, mails, failed work.",
    endpoints: instanceEndpoints,
  },
];

const description = `The API the dashboard itself uses. Every answer that is not a success is a problem document
(RFC 9457) with a stable \`code\`. Lists are read page by page: give \`nextCursor\` of one page as \`cursor\` of the next.
Create an API token in the dashboard under Developers and send it as \`Authorization: Bearer …\`; it acts as its member
in one workspace. New fields and codes may be added at any time.`;

export function createOpenApiDocument({
  version,
  publicUrl,
}: {
  version: string;
  publicUrl: string;
}): OpenApiDocument {
  const schemas = createSchemas(api);
  const paths: OpenApiDocument["paths"] = {};
  for (const { name: tag, endpoints } of tables) {
    for (const [operationId, endpoint] of Object.entries(endpoints)) {
      const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
      const operation = describeOperation(operationId, endpoint, tag, schemas);
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation };
    }
  }
  return {
    openapi: "3.1.0",
    info: { title: "Parley API", version, description },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: tables.map(({ name, description: text }) => ({ name, description: text })),
    paths,
    components: {
      schemas: { ...schemas.components, Problem: problemSchema },
      responses: problemResponses,
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "parley.session_token",
          description: "Set by signing in; with https its name begins with `__Secure-`.",
        },
        apiToken: {
          type: "http",
          scheme: "bearer",
          description: "An API token of a member; good for one workspace.",
        },
      },
    },
  };
}

function describeOperation(
  operationId: string,
  endpoint: Endpoint,
  tag: string,
  schemas: ReturnType<typeof createSchemas>,
): Operation {
  const { audience, summary } = endpoint;
  const parameters = [
    ...schemas.parameters(endpoint.params, "path"),
    ...schemas.parameters(endpoint.query, "query"),
  ];
  const permission = typeof audience === "object" ? audience : undefined;
  return {
    operationId,
    summary,
    ...(permission && {
      description: `Needs the permission \`${permission.level}\` of the section \`${permission.section}\`.`,
    }),
    tags: [tag],
    security: securityOf(audience),
    ...(parameters.length > 0 && { parameters }),
    ...requestBodyOf(operationId, endpoint, schemas),
    responses: { ...successOf(operationId, endpoint, schemas), ...refusalsOf(endpoint) },
  };
}

function securityOf(audience: Audience): Record<string, string[]>[] {
  if (audience === "public") return [];
  return audience === "operator" ? [{ session: [] }] : [{ apiToken: [] }, { session: [] }];
}

function requestBodyOf(
  operationId: string,
  { body, upload }: Endpoint,
  schemas: ReturnType<typeof createSchemas>,
): Pick<Operation, "requestBody"> {
  if (upload) {
    const file = {
      type: "object",
      required: ["file"],
      properties: { file: { type: "string", format: "binary" } },
    };
    return { requestBody: { required: true, content: { "multipart/form-data": { schema: file } } } };
  }
  if (!body) return {};
  const schema = schemas.body(operationId, body);
  return { requestBody: { required: true, content: { "application/json": { schema } } } };
}

function successOf(
  operationId: string,
  { response }: Endpoint,
  schemas: ReturnType<typeof createSchemas>,
): Record<string, object> {
  if (!response) return { 204: { description: "Done." } };
  const schema = schemas.response(operationId, response);
  return { 200: { description: "Done.", content: { "application/json": { schema } } } };
}

function refusalsOf({ audience, params, query, body, upload }: Endpoint): Record<string, object> {
  const statuses = [
    ...(params || query || body || upload ? ["400"] : []),
    ...(audience === "public" ? [] : ["401"]),
    ...(audience === "public" || audience === "user" || audience === "member" ? [] : ["403"]),
    ...(params ? ["404"] : []),
    ...(body || upload ? ["413", "415"] : []),
    "default",
  ];
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );
}

function nameOf(status: string): string {
  return status === "default" ? "Problem" : `Problem${status}`;
}

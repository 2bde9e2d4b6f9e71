// Schemas of the contracts as JSON Schema. Objects with a name of their own appear once, under components.

import { apiToken, me, member, role, workspaceMembership } from "@parley/contracts/api/accounts";
import { attributeDefinition, bot, botSummary } from "@parley/contracts/api/bots";
import { file } from "@parley/contracts/api/files";
import { contact, note } from "@parley/contracts/api/contacts";
import { conversation, visit } from "@parley/contracts/api/inbox";
import { quickReply } from "@parley/contracts/api/quickReplies";
import { deadTask, healthCheck, mail } from "@parley/contracts/api/instance";
import type { Endpoint } from "@parley/contracts/endpoint";
import {
  flowDocument,
  flowDraft,
  flowLayout,
  flowProblem,
  flowSummary,
  flowVersion,
} from "@parley/contracts/flow";
import { message } from "@parley/contracts/messages";
import { z } from "zod";

export type JsonSchema = Record<string, unknown>;

const named: Record<string, z.ZodType> = {
  ApiToken: apiToken,
  AttributeDefinition: attributeDefinition,
  Bot: bot,
  BotSummary: botSummary,
  Contact: contact,
  Conversation: conversation,
  DeadTask: deadTask,
  FlowDocument: flowDocument,
  FlowDraft: flowDraft,
  FlowLayout: flowLayout,
  FlowProblem: flowProblem,
  FlowSummary: flowSummary,
  FlowVersion: flowVersion,
  HealthCheck: healthCheck,
  Mail: mail,
  Me: me,
  Member: member,
  Message: message,
  Note: note,
  QuickReply: quickReply,
  Role: role,
  UploadedFile: file,
  Visit: visit,
  WorkspaceMembership: workspaceMembership,
};

const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

export function createSchemas(endpoints: Record<string, Endpoint>) {
  const bodies = z.registry<{ id: string }>();
  const responses = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) responses.add(schema, { id });
  for (const [operationId, { body, response }] of Object.entries(endpoints)) {
    if (body && !bodies.has(body)) bodies.add(body, { id: capitalised(`${operationId}Body`) });
    if (response && !responses.has(response))
      responses.add(response, { id: capitalised(`${operationId}Response`) });
  }

  return {
    components: { ...convert(responses, "output"), ...convert(bodies, "input") },
    body: (operationId: string, schema: z.ZodType) =>
      refTo(bodies.get(schema)?.id ?? capitalised(`${operationId}Body`)),
    response: (operationId: string, schema: z.ZodType) =>
      refTo(responses.get(schema)?.id ?? capitalised(`${operationId}Response`)),
    parameters(schema: z.ZodType | undefined, place: "path" | "query") {
      if (!(schema instanceof z.ZodObject)) return [];
      const { properties = {}, required = [] } = z.toJSONSchema(schema, {
        io: "input",
        unrepresentable: "any",
      });
      return Object.entries(properties).map(([name, property]) => ({
        name,
        in: place,
        required: place === "path" || required.includes(name),
        schema: typeof property === "boolean" ? {} : { ...property },
      }));
    },
  };
}

function convert(
  registry: z.core.$ZodRegistry<{ id: string }>,
  io: "input" | "output",
): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asPart(schema)]));
}

/** Without what only a schema in a file of its own has. */
function asPart(schema: JsonSchema): JsonSchema {
  const { $schema: _, $id: __, ...part } = schema;
  return part;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

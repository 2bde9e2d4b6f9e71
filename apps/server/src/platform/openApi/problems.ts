// Refusals in the OpenAPI document: the problem document, and for each status the codes it can carry.

import { errors } from "@parley/contracts/errors";

const codesByStatus = Map.groupBy(Object.entries(errors), ([, { status }]) => status);

export const problemSchema = {
  type: "object",
  description: "A problem document (RFC 9457).",
  required: ["type", "title", "status", "code", "detail", "hint"],
  properties: {
    type: { type: "string", description: "Where the code is explained." },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(errors), description: "Stable; further codes may be added." },
    detail: { type: "string", description: "What happened, in a sentence." },
    hint: { type: "string", description: "What to do now." },
    requestId: { type: "string", description: "Tell it to the operator when asking for help." },
    fields: {
      type: "array",
      description: "What is wrong with which field, when some are not valid.",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
    data: {
      type: "object",
      description: "Facts for programs, such as the seconds to wait.",
      additionalProperties: true,
    },
  },
};

const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

/** `Problem400` … for the statuses that occur, and `Problem` for whatever else may go wrong. */
export const problemResponses: Record<string, object> = {
  ...Object.fromEntries(
    [...codesByStatus].map(([status, entries]) => [
      `Problem${status}`,
      { description: entries.map(([code, { message }]) => `\`${code}\`: ${message}`).join("\n\n"), content },
    ]),
  ),
  Problem: { description: "Refused or failed; `code` tells why.", content },
};

// The flow document as JSON Schema, with the settings of every block kind: for people who write flows with other
// tools, and for checks outside Parley.

import { block, blockId, flowDocument } from "@parley/contracts/flow";
import { z } from "zod";
import { blockKinds } from "../blocks/registry.ts";

const formKeys = [
  "label",
  "hint",
  "tab",
  "control",
  "options",
  "visibleWhen",
  "template",
  "said",
  "required",
  "placeholder",
];

/** Draft 2020-12. Kinds that are not listed are accepted: a document may come from a Parley with more of them. */
export function flowJsonSchema(): Record<string, unknown> {
  const kinds = blockKinds.map(({ definition }) => definition.kind);
  // Without this, a known kind with wrong settings would pass as an unknown one.
  const otherKind = block.shape.kind.regex(new RegExp(`^(?!(?:${kinds.join("|")})$)`));
  const known = blockKinds.map(({ definition, shape }) =>
    block.extend({ kind: z.literal(definition.kind), settings: z.object(shape).partial() }).meta({
      title: definition.label,
      description: definition.description,
    }),
  );
  const other = block.extend({ kind: otherKind }).meta({
    title: "Other kind",
    description: "A block of a kind this version does not know. It is kept, and cannot be published.",
  });
  const document = flowDocument.extend({ blocks: z.record(blockId, z.union([...known, other])) }).meta({
    title: "Parley flow document",
    description:
      "Blocks of a conversation and how they are connected. Positions on the canvas are kept apart.",
  });
  return z.toJSONSchema(document, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => describeForReaders(jsonSchema),
  });
}

/** Labels and hints become title and description; what only a form needs is left out. */
function describeForReaders(schema: Record<string, unknown>): void {
  const { label, hint, control } = schema;
  if (typeof label !== "string" || typeof control !== "string") return;
  const described = { title: label, ...(typeof hint === "string" ? { description: hint } : {}) };
  for (const key of formKeys) delete schema[key];
  Object.assign(schema, described);
}

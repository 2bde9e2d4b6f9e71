// The settings of a block kind as a list of form fields, read from its schema.

import { z } from "zod";
import { findBlockKind } from "../blocks/registry.ts";
import { fieldMeta, type FieldMeta } from "../settings/field.ts";

export interface BlockField extends FieldMeta {
  /** Name of the setting in `block.settings`. */
  key: string;
  defaultValue: unknown;
  minimum?: number;
  maximum?: number;
  maximumLength?: number;
  maximumItems?: number;
}

const known = new Map<string, readonly BlockField[]>();

/** Form fields of a kind, in order. Example: `blockFields("message")`. Empty for an unknown kind. */
export function blockFields(kind: string): readonly BlockField[] {
  const cached = known.get(kind);
  if (cached) return cached;
  const shape = findBlockKind(kind)?.shape;
  if (!shape) return [];
  const fields = Object.entries(shape).flatMap(([key, schema]) => {
    const meta = fieldMeta(schema);
    return meta ? [{ ...meta, key, defaultValue: schema.parse(undefined), ...boundsOf(schema) }] : [];
  });
  known.set(kind, fields);
  return fields;
}

function boundsOf(schema: z.ZodType): Partial<BlockField> {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const plain = json.anyOf?.find((option) => typeof option === "object" && option.type !== "null") ?? json;
  if (typeof plain !== "object") return {};
  const { minimum, maximum, maxLength, maxItems } = plain;
  return {
    ...(isBound(minimum) ? { minimum } : {}),
    ...(isBound(maximum) ? { maximum } : {}),
    ...(isBound(maxLength) ? { maximumLength: maxLength } : {}),
    ...(isBound(maxItems) ? { maximumItems: maxItems } : {}),
  };
}

/** Whole numbers carry the largest safe integer as their bound, which says nothing to people. */
function isBound(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

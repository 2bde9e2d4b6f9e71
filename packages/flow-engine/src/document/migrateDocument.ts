// Reads a flow document from outside: an import, an older version, the database. What it returns is safe to run:
// sizes and depth are bounded, keys cannot reach a prototype, and block ids agree with their places.

import { flowDocument, flowSchemaVersion, type FlowDocument } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { findBlockKind } from "../blocks/registry.ts";
import { engineLimits } from "../engine/limits.ts";
import { documentMigrations, type DocumentMigration } from "./migrations/documentMigrations.ts";
import { failure, success, type Result } from "./result.ts";

export type MigrationFailureReason =
  | "not_an_object"
  | "too_large"
  | "too_deep"
  | "forbidden_key"
  | "version_missing"
  | "version_too_new"
  | "too_many_blocks"
  | "invalid_structure"
  | "block_id_mismatch";

export interface MigrationFailure {
  reason: MigrationFailureReason;
  /** Where, for instance `blocks.b1.outputs`; empty for the document as a whole. */
  path: string;
  message: string;
}

export interface MigratedDocument {
  document: FlowDocument;
  /** The version the document came with. */
  fromVersion: number;
  /** Kinds this Parley does not know. Their blocks are kept as they are; `validate` reports each. */
  unknownKinds: string[];
}

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);

/** Example: `migrateDocument(JSON.parse(text))`. Never throws, whatever is passed in. */
export function migrateDocument(input: unknown): Result<MigratedDocument, MigrationFailure> {
  const hostile = inspect(input);
  if (hostile) return failure(hostile);
  if (!isRecord(input)) return refuse("not_an_object", "", "A flow document is a JSON object.");

  const version = input["schemaVersion"];
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    return refuse("version_missing", "schemaVersion", "The document does not say its version.");
  }
  if (version > flowSchemaVersion) {
    return refuse(
      "version_too_new",
      "schemaVersion",
      "The document was made by a newer Parley. Update, then try again.",
    );
  }
  return readCurrent(applyMigrations(input, version, documentMigrations), version);
}

/** Brings a document of `version` to the newest one. */
export function applyMigrations(
  document: Record<string, unknown>,
  version: number,
  migrations: readonly DocumentMigration[],
): Record<string, unknown> {
  return migrations
    .slice(version)
    .reduce(
      (current, migration, index) => ({ ...migration.up(current), schemaVersion: version + index + 1 }),
      document,
    );
}

function readCurrent(
  input: Record<string, unknown>,
  fromVersion: number,
): Result<MigratedDocument, MigrationFailure> {
  const { blocks } = input;
  if (isRecord(blocks) && Object.keys(blocks).length > limits.blocksPerFlow) {
    return refuse("too_many_blocks", "blocks", `A flow holds at most ${limits.blocksPerFlow} blocks.`);
  }
  const parsed = flowDocument.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      "invalid_structure",
      issue?.path.map(String).join(".") ?? "",
      issue?.message ?? "Not a flow document.",
    );
  }
  const document = parsed.data;
  for (const [key, block] of Object.entries(document.blocks)) {
    if (block.id !== key)
      return refuse("block_id_mismatch", `blocks.${key}.id`, `This block calls itself ${block.id}.`);
  }
  const kinds = new Set(Object.values(document.blocks).map((block) => block.kind));
  const unknownKinds = [...kinds].filter((kind) => !findBlockKind(kind));
  return success({ document, fromVersion, unknownKinds });
}

/**
 * Looks at every value before any of it is used: without recursion, and only until a bound is passed, so that a
 * hostile document costs no more than an honest one.
 */
function inspect(input: unknown): MigrationFailure | null {
  let bytes = sizeOf(input);
  const open = [{ value: input, path: "", depth: 0 }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    const { value, path, depth } = entry;
    if (typeof value !== "object" || value === null) continue;
    if (depth >= engineLimits.documentDepth) {
      return {
        reason: "too_deep",
        path,
        message: `Values are nested more than ${engineLimits.documentDepth} deep.`,
      };
    }
    for (const key of Object.keys(value)) {
      const nested: unknown = Reflect.get(value, key);
      if (forbiddenKeys.has(key)) {
        return { reason: "forbidden_key", path: join(path, key), message: `The name ${key} is refused.` };
      }
      bytes += sizeOf(nested) + (Array.isArray(value) ? 1 : key.length + 4);
      if (bytes > limits.flowDocumentBytes) return tooLarge;
      if (typeof nested === "object") open.push({ value: nested, path: join(path, key), depth: depth + 1 });
    }
  }
  return bytes > limits.flowDocumentBytes ? tooLarge : null;
}

const tooLarge: MigrationFailure = {
  reason: "too_large",
  path: "",
  message: `A flow document has at most ${limits.flowDocumentBytes} bytes.`,
};

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** About the bytes of a value in JSON; characters outside ASCII take up to three. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length + 2 + (value.match(/[^ -~\s]/g)?.length ?? 0) * 2;
  return typeof value === "object" && value !== null ? 2 : String(value).length;
}

function refuse(reason: MigrationFailureReason, path: string, message: string) {
  return failure<MigrationFailure>({ reason, path, message });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { flowSchemaVersion } from "@parley/contracts/flow";
import { describe, expect, it } from "vitest";
import { validate } from "../validation/validate.ts";
import { applyMigrations, migrateDocument } from "./migrateDocument.ts";
import {
  assertComplete,
  documentMigrations,
  type DocumentMigration,
} from "./migrations/documentMigrations.ts";
import { starterDocument } from "./starterDocument.ts";

const withBlocks = (blocks: unknown) => ({ schemaVersion: 1, start: null, blocks });
const block = (changes = {}) => ({ id: "a", kind: "message", settings: {}, outputs: {}, ...changes });

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

describe("migrateDocument", () => {
  it("reads a document back", () => {
    const document = starterDocument();
    expect(migrateDocument(JSON.parse(JSON.stringify(document)))).toEqual({
      ok: true,
      value: { document, fromVersion: 1, unknownKinds: [] },
    });
  });

  it("keeps blocks of unknown kinds as they are and reports them", () => {
    const stranger = block({
      kind: "hologram",
      settings: { beam: { colour: "green" } },
      outputs: { next: null },
    });
    const result = migrateDocument({ ...withBlocks({ a: stranger }), start: "a" });
    expect(result).toMatchObject({
      ok: true,
      value: { unknownKinds: ["hologram"], document: { blocks: { a: stranger } } },
    });
    const problems = result.ok ? validate(result.value.document, { channel: "website", flowIds: [] }) : [];
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "unknown_kind", blockId: "a", severity: "error" }),
    );
  });

  it.each([
    ["null", null, "not_an_object", ""],
    ["a text", "flow", "not_an_object", ""],
    ["a list", [], "not_an_object", ""],
    ["no version", { start: null, blocks: {} }, "version_missing", "schemaVersion"],
    ["a version of zero", { schemaVersion: 0, start: null, blocks: {} }, "version_missing", "schemaVersion"],
    ["the future", { schemaVersion: 99, start: null, blocks: {} }, "version_too_new", "schemaVersion"],
    ["no blocks", { schemaVersion: 1, start: null }, "invalid_structure", "blocks"],
    ["a bad id", withBlocks({ "a b": block({ id: "a b" }) }), "invalid_structure", "blocks.a b"],
    ["a stolen id", withBlocks({ b: block() }), "block_id_mismatch", "blocks.b.id"],
    [
      "a block called constructor",
      withBlocks({ constructor: block({ id: "constructor" }) }),
      "forbidden_key",
      "blocks.constructor",
    ],
    [
      "a prototype in the settings",
      JSON.parse(
        '{"schemaVersion":1,"start":null,"blocks":{"a":{"id":"a","kind":"message","settings":{"__proto__":{"x":1}},"outputs":{}}}}',
      ),
      "forbidden_key",
      "blocks.a.settings.__proto__",
    ],
    ["deep values", withBlocks({ a: block({ settings: { text: nested(5_000) } }) }), "too_deep", undefined],
    ["a huge text", withBlocks({ a: block({ settings: { text: "x".repeat(2_000_001) } }) }), "too_large", ""],
    [
      "a text that is huge in bytes",
      withBlocks({ a: block({ settings: { text: "語".repeat(700_000) } }) }),
      "too_large",
      "",
    ],
    [
      "many small values",
      withBlocks({ a: block({ settings: { text: Array.from({ length: 1_000_000 }, () => 0) } }) }),
      "too_large",
      "",
    ],
    [
      "too many blocks",
      withBlocks(
        Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`b${i}`, block({ id: `b${i}` })])),
      ),
      "too_many_blocks",
      "blocks",
    ],
  ])("refuses %s", (_name, input, reason, path) => {
    const result = migrateDocument(input);
    expect(result).toMatchObject({ ok: false, failure: { reason, ...(path === undefined ? {} : { path }) } });
  });

  it("survives a value that contains itself", () => {
    const settings: Record<string, unknown> = {};
    settings["self"] = settings;
    expect(migrateDocument(withBlocks({ a: block({ settings }) }))).toMatchObject({
      failure: { reason: "too_deep" },
    });
  });
});

describe("document migrations", () => {
  it("end at the present version without a gap", () => {
    expect(() => assertComplete(documentMigrations, flowSchemaVersion)).not.toThrow();
    const gap: DocumentMigration[] = [
      { id: "documents/1", up: (document) => document },
      { id: "documents/3", up: (document) => document },
    ];
    expect(() => assertComplete(gap, 2)).toThrow("documents/2");
    expect(() => assertComplete(documentMigrations, 2)).toThrow("version 2");
  });

  it("apply in order, from the version of the document", () => {
    const history: DocumentMigration[] = [1, 2, 3].map((version) => ({
      id: `documents/${version}`,
      up: (document) => ({ ...document, steps: `${String(document["steps"] ?? "")}${version}` }),
    }));
    expect(applyMigrations({ schemaVersion: 1 }, 1, history)).toEqual({ schemaVersion: 3, steps: "23" });
    expect(applyMigrations({ schemaVersion: 3 }, 3, history)).toEqual({ schemaVersion: 3 });
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { blocksPage } from "../../tools/blocksPage.ts";
import { schemaPage } from "../../tools/schemaPage.ts";
import { flowTemplates } from "../templates/index.ts";
import { flowJsonSchema } from "./flowJsonSchema.ts";

const read = (name: string) =>
  readFileSync(new URL(`../../../../docs/reference/${name}`, import.meta.url), "utf8");

describe("the reference", () => {
  it("is up to date (run `node packages/flow-engine/tools/writeSchema.ts`)", () => {
    expect(read("flow-document.schema.json")).toBe(schemaPage());
    expect(read("blocks.md")).toBe(blocksPage());
  });

  it("describes documents that exist", () => {
    const schema = z.fromJSONSchema(flowJsonSchema());
    for (const { document } of flowTemplates) expect(schema.safeParse(document).success).toBe(true);
  });

  it("refuses wrong settings of a known kind and accepts an unknown kind", () => {
    const schema = z.fromJSONSchema(flowJsonSchema());
    const document = (block: object) => ({
      schemaVersion: 1,
      start: "a",
      blocks: { a: { id: "a", outputs: {}, ...block } },
    });
    expect(schema.safeParse(document({ kind: "message", settings: { text: "Hi" } })).success).toBe(true);
    expect(schema.safeParse(document({ kind: "message", settings: { text: 5 } })).success).toBe(false);
    expect(schema.safeParse(document({ kind: "hologram", settings: { beam: 5 } })).success).toBe(true);
  });
});

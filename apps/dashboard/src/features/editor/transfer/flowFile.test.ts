import { describe, expect, it } from "vitest";
import { starterDocument } from "@parley/flow-engine";
import { exportText, readImport } from "./flowFile.ts";
import { addMessages } from "../../../i18n/t.ts";
import { editorMessages } from "../messages.ts";

addMessages(editorMessages);

const content = { document: starterDocument(), layout: { positions: { welcome: { x: 16, y: 32 } } } };

describe("flow files", () => {
  it("bring the same flow back", async () => {
    const imported = await readImport(exportText(content));
    expect(imported.ok && imported.content.document).toEqual(content.document);
    expect(imported.ok && imported.content.layout.positions["welcome"]).toEqual({ x: 16, y: 32 });
  });

  it("may be a bare document, whose blocks are then given places", async () => {
    const imported = await readImport(JSON.stringify(content.document));
    expect(imported.ok && Object.keys(imported.content.layout.positions)).toHaveLength(4);
  });

  it("may be a Typebot export, with a report of every block", async () => {
    const file = {
      version: "6.1",
      name: "Shop",
      groups: [{ id: "g", title: "Hello", blocks: [{ id: "b1", type: "OpenAI" }] }],
      edges: [],
      variables: [],
      events: null,
    };
    const imported = await readImport(JSON.stringify(file));
    expect(imported.ok && imported.report).toMatchObject([{ verdict: "leftOut", blockId: "b1" }]);
    expect(imported.ok && imported.content.layout.frames).toMatchObject([{ title: "Hello" }]);
    expect(await readImport(JSON.stringify({ ...file, version: "3" }))).toMatchObject({ ok: false });
  });

  it.each([
    ["not JSON", "{", "JSON"],
    ["something else", "[1,2]", "object"],
    ["a newer version", '{"schemaVersion":99,"start":null,"blocks":{}}', "newer"],
    ["a prototype in disguise", '{"schemaVersion":1,"start":null,"blocks":{"__proto__":{}}}', "__proto__"],
    ["blocks of a wrong shape", '{"schemaVersion":1,"start":null,"blocks":{"a":{"id":"a"}}}', "blocks.a"],
  ])("are refused with a reason when they are %s", async (_name, text, reason) => {
    const imported = await readImport(text);
    expect(imported.ok).toBe(false);
    expect(!imported.ok && imported.reason).toContain(reason);
  });
});

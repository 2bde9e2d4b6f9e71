import { describe, expect, it } from "vitest";
import type { Block } from "@parley/contracts/flow";
import { validate } from "@parley/flow-engine";
import type { EditorContent } from "./content.ts";
import { fixOf } from "./problemFixes.ts";

function contentOf(start: string | null, ...blocks: Block[]): EditorContent {
  return {
    document: {
      schemaVersion: 1,
      start,
      blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
    },
    layout: { positions: {} },
  };
}

const message = (id: string, next: string | null): Block => ({
  id,
  kind: "message",
  settings: { text: "Hello" },
  outputs: { next },
});
const end: Block = { id: "end", kind: "end", settings: { text: "Bye" }, outputs: {} };
const choice = (options: unknown[]): Block => ({
  id: "choice",
  kind: "singleChoice",
  settings: { text: "Which?", options },
  outputs: {},
});

const codesOf = (content: EditorContent) =>
  validate(content.document, { channel: "website", flowIds: [] }).map((problem) => problem.code);

/** Presses every button there is, once each, and tells what is left. */
function repaired(content: EditorContent): { content: EditorContent; names: string[] } {
  let count = 0;
  const makeId = () => `made${(count += 1)}`;
  const names: string[] = [];
  let present = content;
  for (const problem of validate(content.document, { channel: "website", flowIds: [] })) {
    const fix = fixOf(present, problem, { makeId, optionTitle: (place) => `Option ${place}` });
    if (!fix) continue;
    names.push(fix.name);
    present = fix.apply(present);
  }
  return { content: present, names };
}

describe("repairs of problems", () => {
  it("ends the chat behind an open way out, with room for it on the canvas", () => {
    const { content, names } = repaired(contentOf("a", message("a", null)));
    expect(names).toEqual(["endHere"]);
    expect(content.document.blocks["a"]?.outputs["next"]).toBe("made1");
    expect(content.layout.positions["made1"]).toBeDefined();
    expect(codesOf(content)).not.toContain("output_not_connected");
  });

  it("removes a connection to nothing", () => {
    const { content, names } = repaired(contentOf("a", message("a", "gone"), end));
    expect(names).toContain("disconnect");
    expect(content.document.blocks["a"]?.outputs["next"]).toBeNull();
  });

  it("chooses the first block, and removes one that no path leads to", () => {
    expect(repaired(contentOf(null, message("a", "end"), end)).content.document.start).toBe("a");
    const { content } = repaired(contentOf("a", message("a", "end"), message("b", "end"), end));
    expect(Object.keys(content.document.blocks)).toEqual(["a", "end"]);
  });

  it("adds and names options, and tells equal ones apart", () => {
    const titles = ({ document }: EditorContent) => document.blocks["choice"]?.settings["options"];
    expect(titles(repaired(contentOf("choice", choice([]))).content)).toMatchObject([{ title: "Option 1" }]);
    const options = [
      { id: "x", title: "Tea" },
      { id: "y", title: "" },
      { id: "z", title: "tea" },
      { id: "x", title: "Option 2" },
    ];
    const { content } = repaired(contentOf("choice", choice(options)));
    expect(titles(content)).toMatchObject([
      { id: "x", title: "Tea" },
      { id: "y", title: "Option 3" },
      { id: "z", title: "tea 2" },
      { title: "Option 2" },
    ]);
    expect(codesOf(content).filter((code) => code.startsWith("option_"))).toEqual([]);
  });

  it("offers nothing where the author has to decide", () => {
    const empty: Block = { ...message("a", "end"), settings: { text: "" } };
    expect(repaired(contentOf("a", empty, end)).names).toEqual([]);
  });
});

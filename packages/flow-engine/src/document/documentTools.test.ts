import { describe, expect, it } from "vitest";
import {
  describeBlock,
  edgesOf,
  isInTranscript,
  listVariables,
  newBlock,
  writtenAttributes,
} from "../index.ts";
import { buildDocument } from "../testing/buildEnvironment.ts";

const document = buildDocument(
  {
    kind: "textQuestion",
    id: "q",
    settings: { text: "What is\n  your  wish? ".repeat(20), includeInTranscript: false },
    to: { next: "j" },
  },
  { kind: "jump", id: "j", settings: { blockId: "q" } },
  { kind: "hologram", id: "h", to: { beam: "q" } },
);
const [question, jump, stranger] = [document.blocks["q"]!, document.blocks["j"]!, document.blocks["h"]!];

describe("tools for editors", () => {
  it("describe a block on one line", () => {
    expect(describeBlock(question)).toMatch(/^What is your wish\? .*…$/);
    expect(describeBlock(question).length).toBeLessThanOrEqual(120);
    expect(describeBlock(stranger)).toBe("");
    expect(describeBlock(newBlock("delay", "d", { amount: 1, unit: "hours" })!)).toBe("1 hour");
  });

  it("follow connections and jumps", () => {
    expect(edgesOf(question)).toEqual(["j"]);
    expect(edgesOf(jump)).toEqual(["q"]);
    expect(edgesOf(stranger)).toEqual(["q"]);
  });

  it("tell what belongs into the transcript", () => {
    expect(isInTranscript(document, "q")).toBe(false);
    expect(isInTranscript(document, "gone")).toBe(true);
  });

  it("name the attributes a flow writes to", () => {
    const flow = buildDocument(
      { kind: "name", id: "n", settings: { saveToAttribute: "full_name" } },
      {
        kind: "setAttribute",
        id: "s",
        settings: {
          assignments: [
            { key: " plan ", value: "x" },
            { key: "", value: "" },
          ],
        },
      },
      { kind: "hologram", id: "h" },
    );
    expect(writtenAttributes(flow)).toEqual(["full_name", "plan"]);
  });

  it("list the variables of a flow", () => {
    const snippets = listVariables(document, ["plan", "my key"]).map((variable) => variable.snippet);
    expect(snippets).toContain("{{ contact.firstName }}");
    expect(snippets).toContain("{{ attributes.plan }}");
    expect(snippets).toContain('{{ attributes["my key"] }}');
    expect(snippets).toContain("{{ answers.q }}");
    expect(snippets).not.toContain("{{ answers.j }}");
  });
});

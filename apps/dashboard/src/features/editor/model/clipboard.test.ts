import { type Block, block as blockSchema, type FlowDocument } from "@parley/contracts/flow";
import { expect, it } from "vitest";
import { copyItems, duplicateItems, pasteItems, readEnvelope } from "./clipboard.ts";
import type { EditorContent } from "./content.ts";

const languages = { default: "en", others: ["de"], chooseBy: "browser", attributeKey: "" } as const;

function contentOf(blocks: object[], more: Partial<FlowDocument> = {}): EditorContent {
  const read: Block[] = blocks.map((each) => blockSchema.parse({ settings: {}, outputs: {}, ...each }));
  return {
    document: {
      schemaVersion: 1,
      start: read[0]?.id ?? null,
      blocks: Object.fromEntries(read.map((each) => [each.id, each])),
      ...more,
    },
    layout: { positions: {} },
  };
}

function counter(): () => string {
  let count = 0;
  return () => `new${(count += 1)}`;
}

const rule = (blockId: string) => ({ subject: { kind: "answer", blockId }, operator: "equals", value: "x" });
const structured = contentOf(
  [
    { id: "f", kind: "form", settings: { fields: [{ id: "size", label: "Size" }] } },
    { id: "d", kind: "date", settings: { mode: "range" } },
    { id: "f_old", kind: "textQuestion" },
    {
      id: "say",
      kind: "message",
      settings: {
        text: '{{ answers.f_size }} {{ answers["d_from"] | date: "%d" }} {{ answers.f_old }} {{ answers.d }}',
      },
    },
    {
      id: "if",
      kind: "condition",
      settings: {
        branches: [{ id: "b", groups: [{ rules: [rule("f_size"), rule("f_old"), rule("d_to")] }] }],
      },
    },
  ],
  {
    languages: { ...languages, others: ["de"] },
    translations: {
      de: { "say.text": "Größe {{ answers.f_size }}", "f.fields.size.label": "Größe", "f_old.text": "Alt" },
    },
  },
);

it("lets texts and rules follow the new names of answers and of their parts", () => {
  const { document } = duplicateItems(structured, ["f", "d", "say", "if"], counter()).content;
  expect(document.blocks["new3"]?.settings["text"]).toBe(
    '{{ answers.new1_size }} {{ answers.new2_from | date: "%d" }} {{ answers.f_old }} {{ answers.new2 }}',
  );
  // A block whose id begins like another one's is no part of it.
  expect(document.blocks["new4"]?.settings).toMatchObject({
    branches: [{ groups: [{ rules: [rule("new1_size"), rule("f_old"), rule("new2_to")] }] }],
  });
});

it("takes the texts of pasted blocks along in the languages the flow speaks", () => {
  const pasted = duplicateItems(structured, ["f", "say"], counter()).content;
  expect(pasted.document.translations).toEqual({
    de: {
      ...structured.document.translations?.["de"],
      "new1.fields.size.label": "Größe",
      "new2.text": "Größe {{ answers.new1_size }}",
    },
  });

  const envelope = readEnvelope(copyItems(structured, ["say"]));
  if (!envelope) return expect.unreachable();
  expect(envelope.translations).toEqual({ de: { "say.text": "Größe {{ answers.f_size }}" } });
  const french = contentOf([], { languages: { ...languages, others: ["fr"] } });
  expect(pasteItems(french, envelope, { makeId: counter() }).content.document.translations).toBeUndefined();
});

it("pastes what was copied without translations, or with something else in their place", () => {
  const copied: Record<string, unknown> = JSON.parse(copyItems(structured, ["say"]));
  for (const translations of [undefined, "de", { de: { "say.text": 5 } }, { "no language": {} }]) {
    const envelope = readEnvelope(JSON.stringify({ ...copied, translations }));
    expect(envelope).toMatchObject({ blocks: [{ id: "say" }], translations: {} });
  }
});

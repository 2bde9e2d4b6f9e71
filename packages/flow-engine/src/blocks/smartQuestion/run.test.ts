import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const rows = [
  { id: "account", title: "Account", keywords: ["account", "a/c", "hi"] },
  { id: "delivery", title: "Delivery", keywords: ["delivery time", "Lieferung", "envío"] },
];
const document = (settings = {}) =>
  buildDocument(
    {
      kind: "smartQuestion",
      id: "s",
      settings: { rows, ...settings },
      to: { account: "a", delivery: "d", else: "e" },
    },
    ...["a", "d", "e"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );

describe("smart question", () => {
  it.each([
    ["exact", "Account!", "a"],
    ["exact", "my account", "e"],
    ["contains", "Where is my ACCOUNT?", "a"],
    ["contains", "about a/c", "a"],
    ["contains", "this is it", "e"],
    ["contains", "¿Cuándo es el envio?", "d"],
    ["contains", "delivery   TIME", "d"],
    ["contains", "acount", "e"],
    ["fuzzy", "my acount please", "a"],
    ["fuzzy", "accuont", "a"],
    ["fuzzy", "the delivry tmie?", "d"],
    ["fuzzy", "ho", "e"],
    ["fuzzy", "mountain", "e"],
  ])("with %s takes %j", (match, typed, way) => {
    const chat = converse(document({ match }));
    chat.say(typed);
    expect(textsOf(chat.last)).toEqual([way]);
    expect(chat.state.answers["s"]?.value).toBe(typed.trim());
  });

  it("asks on when nothing was typed", () => {
    const chat = converse(document());
    chat.say("  ");
    expect(chat.state.attempts).toBe(1);
  });

  it("takes the way of what was said before", () => {
    const chat = converse(
      document({ skipIfKnown: true, saveToAttribute: "topic" }),
      buildEnvironment({ contact: { attributes: { topic: "my account" } } }),
    );
    expect(textsOf(chat.last)).toEqual(["a"]);
  });

  it("reads long answers with many keywords in no time", () => {
    const many = Array.from({ length: 20 }, (_, row) => ({
      id: `r${row}`,
      keywords: Array.from({ length: 30 }, (_, word) => `${"ab".repeat(38)}${row}${word}`),
    }));
    const chat = converse(document({ match: "fuzzy", rows: many }));
    const started = performance.now();
    chat.say(`${"ab".repeat(38)} `.repeat(13).slice(0, 1_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("reports rows that cannot be taken", () => {
    const broken = document({
      rows: [
        { id: "a", keywords: [" "] },
        { id: "b", keywords: ["Hi"] },
        { id: "b", keywords: ["hi"] },
      ],
    });
    const codes = validate(broken, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(["keywords_missing", "keyword_repeated", "option_id_repeated"]),
    );
  });
});

import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const variants = [
  { id: "a", title: "Short", percent: 80 },
  { id: "b", title: "Long", percent: 20 },
];
const build = (attributeKey: string) =>
  buildDocument(
    { kind: "abSplit", id: "s", settings: { variants, attributeKey }, to: { a: "one", b: "two" } },
    { kind: "message", id: "one", settings: { text: "Short" }, to: { next: "q" } },
    { kind: "message", id: "two", settings: { text: "Long" }, to: { next: "q" } },
    { kind: "textQuestion", id: "q", to: { next: "s" } },
  );

describe("A/B split", () => {
  it("shares people out by the percentages", () => {
    const first = Array.from({ length: 1_000 }, (_, seed) => {
      const chat = converse(build(""), { ...buildEnvironment(), seed: seed * 7_919 });
      return textsOf(chat.last)[0];
    });
    const short = first.filter((text) => text === "Short").length;
    expect(short).toBeGreaterThan(750);
    expect(short).toBeLessThan(850);
  });

  it("keeps a contact in the variant its attribute remembers", () => {
    const attributes = { variant: "Long" };
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const environment = { ...buildEnvironment({ contact: { attributes } }), seed };
      expect(textsOf(converse(build("variant"), environment).last)[0]).toBe("Long");
    }
    const fresh = converse(build("variant"));
    const [said] = textsOf(fresh.last);
    expect(fresh.last.effects[0]).toEqual({
      kind: "updateContact",
      patch: { attributes: { variant: said } },
    });
  });

  it("keeps the variant within a conversation without an attribute", () => {
    const chat = converse(build(""));
    const [said] = textsOf(chat.last);
    for (const seed of [11, 12, 13, 14, 15, 16]) {
      chat.say("again", { ...buildEnvironment(), seed });
      expect(textsOf(chat.last)[0]).toBe(said);
    }
  });
});

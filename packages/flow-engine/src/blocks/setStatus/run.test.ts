import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("actions for the team and the contact", () => {
  it("leave as effects in their order, with their variables filled", () => {
    const document = buildDocument(
      { kind: "setStatus", id: "s", settings: { status: "REVIEW" }, to: { next: "n" } },
      { kind: "addNote", id: "n", settings: { note: "Asked by {{ contact.name }}" }, to: { next: "t" } },
      {
        kind: "notifyTeam",
        id: "t",
        settings: { message: "Look at {{ contact.name }}", memberIds: ["m1"], byMail: true },
        to: { next: "d" },
      },
      { kind: "drip", id: "d", settings: { action: "stop", sequenceId: "q1" }, to: { next: "o" } },
      { kind: "optIn", id: "o", settings: { action: "out" }, to: { next: null } },
    );
    const chat = converse(document, buildEnvironment({ contact: { name: "Ada" } }));
    expect(chat.last.effects).toEqual([
      { kind: "setStatus", blockId: "s", status: "REVIEW" },
      { kind: "addNote", blockId: "n", text: "Asked by Ada" },
      { kind: "alertTeam", blockId: "t", memberIds: ["m1"], text: "Look at Ada", byMail: true },
      { kind: "drip", blockId: "d", action: "stop", sequenceId: "q1" },
      { kind: "updateContact", patch: { optIn: false } },
    ]);
  });

  it("speak another language from here on", () => {
    const document = {
      ...buildDocument(
        { kind: "message", id: "a", settings: { text: "Hello" }, to: { next: "l" } },
        { kind: "setLanguage", id: "l", settings: { language: "{{ attributes.lang }}" }, to: { next: "b" } },
        { kind: "message", id: "b", settings: { text: "Bye" } },
      ),
      languages: { default: "en", others: ["de"], chooseBy: "none" as const, attributeKey: "" },
      translations: { de: { "a.text": "Hallo", "b.text": "Tschüss" } },
    };
    const speak = (lang: string) =>
      converse(document, buildEnvironment({ contact: { attributes: { lang } } }));
    expect(textsOf(speak("de-AT").last)).toEqual(["Hello", "Tschüss"]);
    const odd = speak("no language");
    expect(textsOf(odd.last)).toEqual(["Hello", "Bye"]);
    expect(odd.last.trace).toContainEqual(expect.objectContaining({ code: "language_invalid" }));
  });

  it("draw one of the ways by chance, the same for the same seed", () => {
    const document = buildDocument({ kind: "random", id: "r", settings: { ways: 3 } });
    const way = (seed: number) =>
      converse(document, { ...buildEnvironment(), seed }).last.trace.find((entry) => entry.kind === "left")
        ?.output;
    expect(new Set(Array.from({ length: 50 }, (_, seed) => way(seed)))).toEqual(
      new Set(["way1", "way2", "way3"]),
    );
    expect(way(7)).toBe(way(7));
  });
});

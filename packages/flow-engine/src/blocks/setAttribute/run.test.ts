import { describe, expect, it } from "vitest";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

describe("set attribute", () => {
  it("writes values one after the other, visible to what follows", () => {
    const assignments = [
      { key: "visits", value: "{{ attributes.visits | plus: 1 }}" },
      { key: "note", value: "visit {{ attributes.visits }}" },
      { key: "old", value: "" },
      { key: " ", value: "ignored" },
    ];
    const chat = converse(
      buildDocument(
        { kind: "setAttribute", id: "s", settings: { assignments }, to: { next: "m" } },
        { kind: "message", id: "m", settings: { text: "{{ attributes.note }}{{ attributes.old }}" } },
      ),
      buildEnvironment({ contact: { attributes: { visits: "4", old: "x" } } }),
    );
    expect(chat.last.effects.slice(0, 3)).toEqual([
      { kind: "updateContact", patch: { attributes: { visits: "5" } } },
      { kind: "updateContact", patch: { attributes: { note: "visit 5" } } },
      { kind: "updateContact", patch: { attributes: { old: null } } },
    ]);
    expect(textsOf(chat.last)).toEqual(["visit 5"]);
  });
});

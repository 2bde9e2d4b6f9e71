import { describe, expect, it } from "vitest";
import { compare } from "../../conditions/evaluate.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";

const rule = (subject: object, operator: string, value = "") => ({ subject, operator, value });
const contact = (property: string) => ({ kind: "contact", property });

function decide(branches: object[], changes = {}): string[] {
  const document = buildDocument(
    { kind: "condition", id: "if", settings: { branches }, to: { a: "A", b: "B", else: "E" } },
    ...["A", "B", "E"].map((id) => ({ kind: "message", id, settings: { text: id } })),
  );
  return textsOf(converse(document, buildEnvironment(changes)).last);
}

describe("condition", () => {
  it("takes the first branch whose rules hold, otherwise else", () => {
    const branches = [
      { id: "a", groups: [{ rules: [rule(contact("country"), "equals", "de")] }] },
      { id: "b", groups: [{ rules: [rule(contact("city"), "isNotEmpty")] }] },
    ];
    expect(decide(branches, { contact: { country: "DE", city: "Bonn" } })).toEqual(["A"]);
    expect(decide(branches, { contact: { country: "FR", city: "Nice" } })).toEqual(["B"]);
    expect(decide(branches)).toEqual(["E"]);
  });

  it("needs all rules of one group", () => {
    const groups = [
      {
        rules: [
          rule(contact("tags"), "equals", "VIP"),
          rule({ kind: "chat", property: "visits" }, "greaterThan", "3"),
        ],
      },
      { rules: [rule({ kind: "attribute", key: "plan" }, "inList", "gold, platinum")] },
    ];
    expect(decide([{ id: "a", groups }], { contact: { tags: ["vip"] }, chat: { visits: 9 } })).toEqual(["A"]);
    expect(decide([{ id: "a", groups }], { contact: { tags: ["vip"] }, chat: { visits: 2 } })).toEqual(["E"]);
    expect(decide([{ id: "a", groups }], { contact: { attributes: { plan: "Platinum" } } })).toEqual(["A"]);
  });

  it("does not take a branch without rules", () => {
    expect(
      decide([
        { id: "a", groups: [] },
        { id: "b", groups: [{ rules: [] }] },
      ]),
    ).toEqual(["E"]);
  });

  it("compares answers by option and by what was shown, with values that hold variables", () => {
    const document = buildDocument(
      {
        kind: "singleChoice",
        id: "q",
        settings: { text: "?", options: [{ id: "o1", title: "Berlin" }] },
        to: { o1: "if" },
      },
      {
        kind: "condition",
        id: "if",
        settings: {
          branches: [
            {
              id: "a",
              groups: [
                {
                  rules: [
                    rule({ kind: "answer", blockId: "q" }, "equals", "o1"),
                    rule({ kind: "answer", blockId: "q" }, "equals", "{{ contact.city }}"),
                  ],
                },
              ],
            },
          ],
        },
        to: { a: "A" },
      },
      { kind: "message", id: "A", settings: { text: "home" } },
    );
    const chat = converse(document, buildEnvironment({ contact: { city: "berlin" } }));
    chat.say("1");
    expect(textsOf(chat.last)).toEqual(["home"]);
    expect(chat.last.trace).toContainEqual({
      kind: "branched",
      blockId: "if",
      output: "a",
      reason: "rules_hold",
    });
  });

  it("does not find what only a prototype has", () => {
    expect(
      decide([
        { id: "a", groups: [{ rules: [rule({ kind: "attribute", key: "constructor" }, "isNotEmpty")] }] },
      ]),
    ).toEqual(["E"]);
  });
});

describe("compare", () => {
  it.each([
    [["10"], "greaterThan", "9", true],
    [["10"], "lessThan", "9", false],
    [["ten"], "greaterThan", "9", false],
    [["2026-03-02"], "greaterThan", "2026-02-28", true],
    [["1.0"], "equals", "1", true],
    [["Hello World"], "contains", "WORLD", true],
    [["Hello"], "contains", "", false],
    [["Hello"], "notContains", "x", true],
    [["Hello"], "startsWith", "he", true],
    [[], "equals", "", true],
    [[], "notEquals", "x", true],
    [[" "], "isEmpty", "", true],
    [["a", "b"], "inList", "b\nc", true],
    [["a"], "notInList", "b, c", true],
  ] as const)("%j %s %j is %j", (subject, operator, value, expected) => {
    expect(compare(subject, operator, value, "Europe/Berlin")).toBe(expected);
  });
});

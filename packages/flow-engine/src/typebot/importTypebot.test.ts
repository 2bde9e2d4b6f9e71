import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBlockKind, prepareBlock } from "../blocks/registry.ts";
import { success } from "../document/result.ts";
import { initialState } from "../initialState.ts";
import { step } from "../step.ts";
import { buildEnvironment, converse, textsOf } from "../testing/buildEnvironment.ts";
import { importTypebot, type TypebotImport } from "./importTypebot.ts";

const rich = (...texts: string[]) => ({
  richText: texts.map((text) => ({ type: "p", children: [{ text }] })),
});
const block = (id: string, type: string, more: object = {}) => ({ id, type, ...more });
const group = (id: string, blocks: object[], title = id) => ({
  id,
  title,
  graphCoordinates: { x: 10, y: 20 },
  blocks,
});
const edge = (id: string, groupId: string, blockId?: string) => ({
  id,
  from: { blockId: "x" },
  to: { groupId, blockId },
});
const variables = [
  { id: "v1", name: "First name" },
  { id: "v2", name: "Total" },
  { id: "v3", name: "first-name" },
];

function bot(groups: object[], edges: object[] = []) {
  return {
    version: "6.1",
    id: "t",
    name: "Shop",
    events: [{ id: "e", type: "start", outgoingEdgeId: "start", graphCoordinates: { x: 0, y: 0 } }],
    groups,
    edges: [{ id: "start", from: { eventId: "e" }, to: { groupId: "g1" } }, ...edges],
    variables,
  };
}

function read(input: unknown): TypebotImport {
  const result = importTypebot(input);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

/** One block alone, and what was said about it. */
function readBlock(made: object, targets: object[] = []) {
  const { document, report } = read(bot([group("g1", [made]), ...targets], [edge("to2", "g2")]));
  const [line] = report;
  const imported = document.blocks[line?.blockId ?? ""];
  return {
    ...line,
    kind: imported?.kind,
    settings: imported?.settings,
    outputs: imported?.outputs,
    document,
  };
}

describe("importTypebot", () => {
  it("plays the bot as before: text becomes the question, answers fill later texts", () => {
    const { document, name } = read(
      bot(
        [
          group("g1", [
            block("hello", "text", { content: rich("Hello") }),
            block("ask", "text", { content: rich("Your name?") }),
            block("in", "text input", { options: { variableId: "v1" }, outgoingEdgeId: "to2" }),
          ]),
          group("g2", [
            block("hi", "text", { content: rich("Hi {{First name}}, which one?") }),
            block("pick", "choice input", {
              options: { variableId: "v2" },
              items: [
                { id: "i1", content: "Red", outgoingEdgeId: "to3" },
                { id: "i2", content: "Blue" },
              ],
            }),
            block("blue", "text", { content: rich("{{Total}} it is") }),
          ]),
          group("g3", [block("red", "text", { content: rich("Red!") })]),
        ],
        [edge("to2", "g2"), edge("to3", "g3")],
      ),
    );
    expect(name).toBe("Shop");
    const chat = converse(document);
    expect(textsOf(chat.last)).toEqual(["Hello", "Your name?"]);
    expect(textsOf(chat.say("Ada"))).toEqual(["Hi Ada, which one?"]);
    expect(textsOf(chat.say("Blue"))).toEqual(["Blue it is"]);
    chat.send({ kind: "start" });
    chat.say("Ada");
    expect(textsOf(chat.say("Red"))).toEqual(["Red!"]);
  });

  it("keeps an input apart from the text before it when something leads to the input itself", () => {
    const { document, report } = read(
      bot([
        group("g1", [
          block("ask", "text", { content: rich("Well?") }),
          block("in", "text input", { options: { labels: { placeholder: "Here" } } }),
          block("again", "Jump", { options: { groupId: "g1", blockId: "in" } }),
        ]),
      ]),
    );
    expect(Object.values(document.blocks).map(({ kind }) => kind)).toEqual([
      "message",
      "textQuestion",
      "jump",
    ]);
    expect(report[1]).toMatchObject({
      verdict: "approximated",
      note: expect.stringContaining("write the question"),
    });
    expect(document.blocks["again"]?.settings).toEqual({ blockId: "in" });
  });

  const kinds: [string, object, string, string][] = [
    ["image", { content: { url: "https://a.example/a.png" } }, "image", "mapped"],
    [
      "image",
      { content: { url: "https://a.example/a.png", clickLink: { url: "https://b.example" } } },
      "image",
      "approximated",
    ],
    ["video", { content: { url: "https://a.example/a.mp4" } }, "video", "mapped"],
    ["audio", { content: { url: "https://a.example/a.mp3" } }, "audio", "mapped"],
    ["embed", { content: { url: "https://a.example" } }, "links", "approximated"],
    ["number input", { options: { min: 1, max: "9", step: 2 } }, "number", "approximated"],
    ["email input", { options: { retryMessageContent: "Really?" } }, "email", "approximated"],
    ["url input", {}, "url", "approximated"],
    ["phone number input", { options: { defaultCountryCode: "DE" } }, "phone", "approximated"],
    ["date input", { options: { isRange: true, hasTime: true } }, "date", "approximated"],
    ["time input", {}, "date", "approximated"],
    [
      "choice input",
      { items: [{ id: "a", content: "A" }], options: { isMultipleChoice: true } },
      "multipleChoice",
      "approximated",
    ],
    ["choice input", { options: { dynamicVariableId: "v1" } }, "singleChoice", "approximated"],
    [
      "picture choice input",
      { items: [{ id: "a", title: "A", pictureSrc: "https://a.example/a.png" }] },
      "pictureChoice",
      "approximated",
    ],
    ["rating input", { options: { length: 5, buttonType: "Icons" } }, "rating", "approximated"],
    ["file input", { options: { isMultipleAllowed: true, isRequired: false } }, "fileUpload", "approximated"],
    [
      "cards",
      { items: [{ id: "c", title: "Card", paths: [{ id: "p", text: "Take" }] }] },
      "cards",
      "approximated",
    ],
    [
      "Set variable",
      { options: { variableId: "v2", expressionToEvaluate: "Hi {{First name}}" } },
      "setAttribute",
      "mapped",
    ],
    [
      "Condition",
      {
        items: [{ id: "c", content: { comparisons: [{ variableId: "v1", comparisonOperator: "Is set" }] } }],
      },
      "condition",
      "mapped",
    ],
    ["Redirect", { options: { url: "https://a.example" } }, "links", "approximated"],
    ["Wait", { options: { secondsToWaitFor: "3" } }, "delay", "mapped"],
    ["Typebot link", { options: { typebotId: "other" } }, "callFlow", "approximated"],
    [
      "AB test",
      {
        items: [
          { id: "a", path: "a" },
          { id: "b", path: "b" },
        ],
        options: { aPercent: 30 },
      },
      "abSplit",
      "mapped",
    ],
    ["Return", {}, "returnFlow", "mapped"],
    [
      "Webhook",
      {
        options: {
          webhook: { method: "POST", url: "https://a.example", headers: [{ key: "a", value: "b" }] },
        },
      },
      "webhook",
      "approximated",
    ],
    [
      "Email",
      { options: { recipients: ["a@example.com"], subject: "New", body: "{{First name}}" } },
      "sendEmail",
      "mapped",
    ],
  ];
  it.each(kinds)("reads %s %o as %s (%s)", (type, more, kind, verdict) => {
    const result = readBlock(block("b", type, more));
    expect(result).toMatchObject({ kind, verdict, type });
    for (const { kind: made, settings, ...rest } of Object.values(result.document.blocks)) {
      const shape = findBlockKind(made)?.shape ?? {};
      expect({ made, unknown: Object.keys(settings).filter((key) => !(key in shape)) }).toEqual({
        made,
        unknown: [],
      });
      const invalid = prepareBlock({ ...rest, kind: made, settings })?.invalidSettings;
      expect({ made, invalid }).toEqual({ made, invalid: [] });
    }
  });

  it.each(["Code", "payment input", "OpenAI", "dify-ai", "Google Sheets"])(
    "keeps %s in its place, marked, so that nothing is lost unseen",
    (type) => {
      const result = readBlock(block("b", type, { outgoingEdgeId: "to2" }), [
        group("g2", [block("m", "text", { content: rich("x") })]),
      ]);
      expect(result).toMatchObject({ verdict: "leftOut", kind: `typebot:${type}`, outputs: { next: "m" } });
      expect(result.note).not.toBe("");
    },
  );

  it.each([
    ["5", "5"],
    ["{{Total}} + 1", "{{ variables.total | plus: 1 }}"],
    ["return {{First name}}", "{{ variables.first_name }}"],
    ["'yes'", "yes"],
  ])("turns the script %s into %s", (script, value) => {
    const result = readBlock(
      block("b", "Set variable", {
        options: { variableId: "v2", isCode: true, expressionToEvaluate: script },
      }),
    );
    expect(result.settings).toMatchObject({ assignments: [{ key: "total", value }] });
  });

  it.each([
    ["Equal to", "{{Total}}", "equals", "{{ variables.total }}"],
    ["Greater or equal to", "5", "atLeast", "5"],
    ["Matches regex", "/^a{2}$/i", "matches", "^a{2}$"],
    ["Does not match regex", "b+", "notMatches", "b+"],
    ["Something new", "x", "equals", "x"],
  ])("compares by %s %s", (comparisonOperator, value, operator, expected) => {
    const comparisons = [{ variableId: "v1", comparisonOperator, value }];
    const items = [
      { id: "c", content: { logicalOperator: "OR", comparisons: [...comparisons, ...comparisons] } },
    ];
    const rules = [{ subject: { kind: "variable", name: "first_name" }, operator, value: expected }];
    expect(readBlock(block("b", "Condition", { items })).settings).toEqual({
      branches: [{ id: "c", title: "", groups: [{ rules }, { rules }] }],
    });
  });

  it("keeps marks, links and lists of rich text, and gives variables names of their own", () => {
    const { settings, document } = readBlock(
      block("b", "text", {
        content: {
          richText: [
            {
              type: "p",
              children: [
                { text: "Big ", bold: true },
                { text: "and slanted", italic: true },
              ],
            },
            { type: "ul", children: [{ type: "li", children: [{ text: "one" }] }] },
            { type: "p", children: [{ type: "a", url: "https://a.example", children: [{ text: "here" }] }] },
            { type: "p", children: [{ text: "{{first-name}} {{unknown}}" }] },
          ],
        },
      }),
    );
    expect(settings?.["text"]).toBe(
      "*Big* _and slanted_\n- one\n\nhere (https://a.example)\n{{ variables.first_name_2 }} {% raw %}{{unknown}}{% endraw %}",
    );
    expect(step(document, initialState(), { kind: "start" }, buildEnvironment()).effects).toHaveLength(1);
  });

  it.each([
    [null, "not_typebot"],
    ["text", "not_typebot"],
    [{ groups: [] }, "not_typebot"],
    [{ ...bot([]), version: "5" }, "version_unsupported"],
    [{ ...bot([]), groups: [{ id: 3 }] }, "invalid"],
    [{ ...bot([]), groups: Array.from({ length: 3_000 }, (_, index) => group(`g${index}`, [])) }, "invalid"],
  ])("refuses %o", (input, reason) => {
    const result = importTypebot(input);
    expect(result.ok ? success(null) : result.failure.reason).toBe(reason);
  });

  it("frames groups with their titles", () => {
    const { layout } = read(bot([group("g1", [block("a", "text", { content: rich("x") })], "Welcome")]));
    expect(layout.frames).toMatchObject([{ title: "Welcome" }]);
    expect(Object.keys(layout.positions)).toEqual(["a"]);
  });

  it("survives hostile ids, circles and nonsense", () => {
    const deep = JSON.parse(`${'{"children":['.repeat(2_000)}${"]}".repeat(2_000)}`);
    const { document } = read(
      bot(
        [
          group("g1", [
            block("__proto__", "text", { content: { richText: [deep] }, outgoingEdgeId: "self" }),
            block("constructor", "choice input", {
              items: [
                { id: "next", content: "A" },
                { id: "next", content: { a: 1 } },
              ],
            }),
          ]),
        ],
        [edge("self", "g1"), edge("nowhere", "gone")],
      ),
    );
    expect(Object.keys(document.blocks)).toHaveLength(2);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (content, options, items) => {
        const input = bot([group("g1", [{ id: "b", type: "choice input", content, options, items }])]);
        expect(typeof importTypebot(input).ok).toBe("boolean");
      }),
    );
  });
});

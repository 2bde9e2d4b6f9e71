import { describe, expect, it } from "vitest";
import { outputsOf } from "../../document/outputsOf.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { validate } from "../../validation/validate.ts";

const document = (kind: string, settings = {}) =>
  buildDocument(
    {
      kind,
      id: "c",
      settings: { text: "Which?", optionsFrom: "{{ attributes.list }}", ...settings },
      to: { next: "m", empty: "none" },
    },
    { kind: "message", id: "m", settings: { text: "{{ answers.c }} ({{ answers.c_id }})" } },
    { kind: "message", id: "none", settings: { text: "Nothing there" } },
  );
const ask = (list: string, kind = "singleChoice", settings = {}) =>
  converse(document(kind, settings), buildEnvironment({ contact: { attributes: { list } } }));

describe("options from a list", () => {
  it.each([
    ["Red\n- Blue\n\nRed\n", ["Red", "Blue"]],
    ['["Red", 7, null, {"title": "Blue", "id": "b"}, {"nothing": 1}]', ["Red", "7", "Blue"]],
    ['[{"name": "Lamp", "value": 12}]', ["Lamp"]],
  ])("reads %j", (list, titles) => {
    const { input } = ask(list).state;
    expect(input?.kind === "choice" && input.options.map((option) => option.title)).toEqual(titles);
  });

  it("lets texts read the id of what was chosen", () => {
    const chat = ask('[{"title": "Lamp", "id": "p-12"}, {"title": "Chair", "id": "p-13"}]');
    chat.say("chair");
    expect(textsOf(chat.last)).toEqual(["Chair (p-13)"]);
    expect(validate(document("singleChoice"), { channel: "website", flowIds: [] })).not.toContainEqual(
      expect.objectContaining({ code: "variable_unknown" }),
    );
  });

  it("lets several be chosen, and pictures be shown", () => {
    const several = ask("Red\nBlue\nGreen", "multipleChoice");
    several.say("1, 3");
    expect(textsOf(several.last)).toEqual(["Red, Green (Red, Green)"]);
    const list =
      '[{"title": "Lamp", "image": "https://example.com/l.png"}, {"title": "Bad", "image": "javascript:1"}]';
    expect(ask(list, "pictureChoice").state.input).toMatchObject({
      options: [
        { id: "Lamp", title: "Lamp", imageUrl: "https://example.com/l.png" },
        { id: "Bad", title: "Bad" },
      ],
    });
  });

  it.each(["", "[", '["a", ', "[]", '[{"__proto__": {"title": "x"}}]'])(
    "leaves by its own way for %j",
    (list) => {
      expect(textsOf(ask(list).last)).toEqual(["Nothing there"]);
    },
  );

  it("offers no more than fit", () => {
    const list = Array.from({ length: 500 }, (_, index) => `Option ${index}`).join("\n");
    const { input } = ask(list).state;
    expect(input?.kind === "choice" && input.options.length).toBe(20);
  });

  it("has one way out for all, and reports a circle of an empty list", () => {
    expect(outputsOf(document("singleChoice").blocks["c"]!).map(({ id }) => id)).toEqual(["next", "empty"]);
    const circle = buildDocument({
      kind: "singleChoice",
      id: "c",
      settings: { text: "?", optionsFrom: "{{ attributes.list }}" },
      to: { empty: "c" },
    });
    const codes = validate(circle, { channel: "website", flowIds: [] }).map(({ code }) => code);
    expect(codes).toContain("loop_without_input");
  });
});

import { describe, expect, it } from "vitest";
import { engineLimits } from "../../engine/limits.ts";
import { step } from "../../step.ts";
import { buildDocument, buildEnvironment, converse, textsOf } from "../../testing/buildEnvironment.ts";
import { listItems } from "./listItems.ts";

const body = (text: string) => [
  { kind: "message", id: "m", settings: { text }, to: { next: "back" } },
  { kind: "jump", id: "back", settings: { blockId: "l" } },
  { kind: "message", id: "done", settings: { text: "Done{{ loop.item }}" } },
];
const loop = (list: string) => ({
  kind: "loop",
  id: "l",
  settings: { list },
  to: { each: "m", done: "done" },
});

describe("loop", () => {
  it.each([
    ["red, green ,, blue", ["red", "green", "blue"]],
    ["a, b\nc\n\n", ["a, b", "c"]],
    ['["x, y", 2, {"a":1}]', ["x, y", "2", '{"a":1}']],
    ["[broken", ["[broken"]],
    ["  ", []],
  ])("reads the list %j", (text, items) => {
    expect(listItems(text)).toEqual(items);
  });

  it("goes through the entries and then on", () => {
    const document = buildDocument(
      loop("{{ attributes.colours }}"),
      ...body("{{ loop.number }}/{{ loop.count }} {{ variables.item }}"),
    );
    const chat = converse(document, buildEnvironment({ contact: { attributes: { colours: "red,blue" } } }));
    expect(textsOf(chat.last)).toEqual(["1/2 red", "2/2 blue", "Done"]);
    expect(chat.state.loops).toBeUndefined();
  });

  it("waits inside an entry and begins anew when it is reached again", () => {
    const document = buildDocument(
      { kind: "message", id: "begin", to: { next: "l" } },
      loop("a,b"),
      { kind: "textQuestion", id: "m", settings: { text: "{{ loop.item }}?" }, to: { next: "l" } },
      { kind: "message", id: "done", settings: { text: "Again" }, to: { next: "l" } },
    );
    const chat = converse(document);
    chat.say("1");
    expect(textsOf(chat.last)).toEqual(["b?"]);
    chat.say("2");
    expect(textsOf(chat.last)).toEqual(["Again", "a?"]);
  });

  it("loops inside loops, and names the inner entry until it is done", () => {
    const document = buildDocument(
      {
        kind: "loop",
        id: "o",
        settings: { list: "1,2", itemVariable: "outer" },
        to: { each: "l", done: "done" },
      },
      { ...loop("a,b"), to: { each: "m", done: "after" } },
      {
        kind: "message",
        id: "m",
        settings: { text: "{{ variables.outer }}{{ loop.item }}" },
        to: { next: "l" },
      },
      { kind: "message", id: "after", settings: { text: "{{ loop.item }}." }, to: { next: "o" } },
      { kind: "message", id: "done", settings: { text: "Done" } },
    );
    expect(textsOf(converse(document).last)).toEqual(["1a", "1b", "1.", "2a", "2b", "2.", "Done"]);
  });

  it("takes a breath in long lists and says every entry", () => {
    const list = Array.from({ length: 300 }, (_, index) => `e${index}`).join(",");
    const chat = converse(buildDocument(loop(list), ...body("{{ loop.item }}")));
    expect(chat.last.trace).toContainEqual(expect.objectContaining({ code: "list_too_long" }));
    const said = textsOf(chat.last);
    for (let round = 0; chat.state.status === "waiting" && round < 20; round += 1) {
      chat.send({ kind: "timer", waitToken: chat.state.waitToken });
      said.push(...textsOf(chat.last));
    }
    expect(said).toEqual([...list.split(",").slice(0, engineLimits.loopItems), "Done"]);
  });

  it("keeps loops of a flow that is run apart from those of its caller", () => {
    const called = buildDocument(loop("x"), ...body("inner {{ loop.item }}"));
    const state = { ...converse(called).state, status: "redirecting" as const, redirectTo: "f" };
    const outer = { "0/l": { items: ["a", "b"], index: 0 } };
    const stack = [{ versionId: "v1", blockId: "c" }];
    const result = step(called, { ...state, loops: outer, stack }, { kind: "enter" }, buildEnvironment());
    expect(textsOf(result)).toEqual(["inner x", "Donea"]);
    expect(result.state.loops).toEqual(outer);
  });
});

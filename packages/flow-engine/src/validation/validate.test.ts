import { describe, expect, it } from "vitest";
import { blockDefinitions } from "../blocks/registry.ts";
import { blockAsks } from "../blocks/blockAsks.ts";
import { newBlock } from "../document/newBlock.ts";
import { starterDocument } from "../document/starterDocument.ts";
import { buildDocument, type BlockSketch } from "../testing/buildEnvironment.ts";
import type { ValidationContext } from "../types.ts";
import { problemDefinitions } from "./problems.ts";
import { validate } from "./validate.ts";

const context: ValidationContext = { channel: "website", flowIds: ["f1"], attributeKeys: ["plan"] };
const end: BlockSketch = { kind: "end", id: "end" };
const codes = (...sketches: BlockSketch[]) =>
  validate(buildDocument(...sketches), context).map((problem) => problem.code);
/** Problems of one block that leads to an end. */
const about = (
  kind: string,
  settings: Record<string, unknown>,
  to: Record<string, string | null> = { next: "end" },
) => codes({ kind, id: "x", settings, to }, end);

describe("validate", () => {
  it("finds nothing wrong with the starter", () => {
    expect(validate(starterDocument(), context)).toEqual([]);
  });

  it("says what, where and what to do", () => {
    const document = buildDocument(
      { kind: "message", id: "hi", settings: { text: " " }, to: { next: "end" } },
      end,
    );
    expect(validate(document, context)).toEqual([
      {
        code: "text_missing",
        severity: "error",
        blockId: "hi",
        path: "blocks.hi.settings.text",
        message: "“Message” is empty.",
        hint: "Write what belongs there.",
      },
    ]);
  });

  it("misses the start", () => {
    expect(validate({ schemaVersion: 1, start: null, blocks: {} }, context)).toMatchObject([
      { code: "no_start" },
    ]);
    expect(validate({ schemaVersion: 1, start: "x", blocks: {} }, context)).toMatchObject([
      { code: "start_not_found" },
    ]);
  });

  it.each([
    [
      "an open output",
      about("message", { text: "Hi" }, { next: null }),
      ["no_end", "unreachable_block", "output_not_connected"],
    ],
    [
      "a lost target",
      about("message", { text: "Hi" }, { next: "gone" }),
      ["no_end", "unreachable_block", "target_not_found"],
    ],
    ["an unknown kind", about("hologram", {}), ["unknown_kind"]],
    ["a wrong type", about("message", { text: "Hi", delaySeconds: "1" }), ["invalid_setting"]],
    ["a bad variable", about("message", { text: "{{ contact.name" }), ["template_syntax"]],
    ["an unknown answer", about("message", { text: "{{ answers.nothing }}" }), ["variable_unknown"]],
    ["an unknown attribute", about("message", { text: "{{ attributes.nothing }}" }), ["variable_unknown"]],
    ["an unknown root", about("message", { text: "{{ user.name }}" }), ["variable_unknown"]],
    ["no picture", about("image", { url: "" }), ["url_missing"]],
    ["a script as address", about("video", { url: "javascript:alert(1)" }), ["url_invalid"]],
    ["no links", about("links", { text: "Hi" }), ["links_missing"]],
    [
      "a bad link",
      about("links", { text: "Hi", links: [{ title: "", url: "x" }] }),
      ["link_title_missing", "url_invalid"],
    ],
    [
      "no options",
      about("singleChoice", { text: "?" }, {}),
      ["no_end", "unreachable_block", "choice_without_options"],
    ],
    [
      "bad options",
      about(
        "singleChoice",
        {
          text: "?",
          options: [
            { id: "a", title: "A" },
            { id: "b", title: " a " },
            { id: "c", title: "" },
          ],
        },
        { a: "end", b: "end", c: "end" },
      ),
      ["option_title_repeated", "option_title_missing"],
    ],
    [
      "too many options",
      about("multipleChoice", {
        text: "?",
        options: Array.from({ length: 21 }, (_, index) => ({ id: `o${index}`, title: `${index}` })),
      }),
      ["too_many_options"],
    ],
    [
      "a reserved option",
      about("multipleChoice", { text: "?", options: [{ id: "next", title: "A" }] }),
      ["invalid_setting", "choice_without_options"],
    ],
    [
      "an impossible number of answers",
      about("multipleChoice", { text: "?", min: 3, options: [{ id: "a", title: "A" }] }),
      ["range_too_large"],
    ],
    ["an empty range", about("number", { text: "?", min: 3, max: 1 }), ["range_empty"]],
    ["a bad domain", about("email", { text: "?", allowedDomains: ["no domain"] }), ["domain_invalid"]],
    ["an unknown country", about("phone", { text: "?", country: "XX" }), ["country_unknown"]],
    [
      "an unknown attribute to save to",
      about("name", { text: "?", saveToAttribute: "gone" }),
      ["attribute_unknown"],
    ],
    ["no assignments", about("setAttribute", {}), ["assignments_missing"]],
    [
      "assignments without a key",
      about("setAttribute", {
        assignments: [
          { key: "", value: "1" },
          { key: "gone", value: "1" },
        ],
      }),
      ["attribute_missing", "attribute_unknown"],
    ],
    ["no tags", about("tags", {}), ["tags_missing"]],
    ["no pause", about("delay", { amount: 0 }), ["delay_missing"]],
    ["an endless pause", about("delay", { amount: 31, unit: "days" }), ["delay_too_long"]],
    ["no flow", about("redirect", {}), ["unreachable_block", "flow_not_chosen"]],
    ["a lost flow", about("redirect", { flowId: "f9" }), ["unreachable_block", "flow_not_found"]],
    ["a known flow", about("redirect", { flowId: "f1" }), ["unreachable_block"]],
    ["no jump target", about("jump", {}), ["no_end", "unreachable_block", "block_not_chosen"]],
    [
      "a lost jump target",
      about("jump", { blockId: "gone" }),
      ["no_end", "unreachable_block", "block_not_found"],
    ],
    ["a jump", about("jump", { blockId: "end" }), []],
    [
      "live chat before the end",
      about("liveChat", { text: "Hi" }, { next: "end", unavailable: "end" }),
      ["live_chat_then_end"],
    ],
    [
      "live chat with nothing behind",
      about("liveChat", { text: "Hi" }, { next: null, unavailable: "end" }),
      [],
    ],
  ])("tells %s", (_name, found, expected) => {
    expect(found).toEqual(expected);
  });

  it("looks into the rules of conditions", () => {
    const rules = [
      { subject: { kind: "answer", blockId: "" }, operator: "equals", value: "1" },
      { subject: { kind: "answer", blockId: "gone" }, operator: "equals", value: "1" },
      { subject: { kind: "answer", blockId: "end" }, operator: "isEmpty" },
      { subject: { kind: "attribute", key: "gone" }, operator: "contains", value: "" },
    ];
    const branches = [
      { id: "a", groups: [{ rules }] },
      { id: "b", groups: [] },
    ];
    expect(about("condition", { branches }, { a: "end", b: "end", else: "end" })).toEqual([
      "rules_missing",
      "rule_subject_missing",
      "answer_not_found",
      "answer_never_given",
      "attribute_unknown",
      "rule_value_missing",
    ]);
  });

  it("finds circles without a question, once each, and lets questions make circles", () => {
    const circle = (id: string, to: string): BlockSketch => ({
      kind: "message",
      id,
      settings: { text: "Hi" },
      to: { next: to },
    });
    expect(codes(circle("a", "b"), circle("b", "a"), end)).toEqual([
      "no_end",
      "unreachable_block",
      "loop_without_input",
    ]);
    expect(
      codes(circle("a", "q"), { kind: "textQuestion", id: "q", settings: { text: "?" }, to: { next: "a" } }),
    ).toEqual(["no_end"]);
    expect(
      codes(circle("a", "q"), {
        kind: "textQuestion",
        id: "q",
        settings: { text: "?", skipIfKnown: true },
        to: { next: "a" },
      }),
    ).toContain("loop_without_input");
    expect(
      codes(circle("a", "d"), {
        kind: "delay",
        id: "d",
        settings: { amount: 1, unit: "hours" },
        to: { next: "a" },
      }),
    ).toContain("loop_with_pause_only");
    expect(
      codes(
        { kind: "liveChat", id: "l", settings: { text: "Hi" }, to: { unavailable: "a" } },
        circle("a", "l"),
      ),
    ).toContain("loop_without_input");
  });

  it("is not calmed by a pause that the circle can go round", () => {
    const options = [
      { id: "again", title: "Again" },
      { id: "later", title: "Later" },
    ];
    const found = codes(
      {
        kind: "singleChoice",
        id: "q",
        settings: { text: "?", skipIfKnown: true, options },
        to: { again: "q", later: "d" },
      },
      { kind: "delay", id: "d", settings: { amount: 1, unit: "days" }, to: { next: "q" } },
    );
    expect(found).toContain("loop_without_input");
  });

  it("stays quick for 2,000 blocks in a row", () => {
    const sketches = Array.from({ length: 2_001 }, (_, index): BlockSketch => ({
      kind: "message",
      id: `b${index}`,
      settings: { text: `Hi {{ contact.name }} ${index}` },
      to: { next: `b${index + 1}` },
    }));
    expect(codes(...sketches)).toEqual(["too_many_blocks", "no_end", "target_not_found"]);
  });

  it("has words for every code", () => {
    for (const { message, hint } of Object.values(problemDefinitions)) {
      expect(message).toMatch(/[.]$/);
      expect(hint).toMatch(/[.]$/);
    }
  });

  it("knows which kinds ask", () => {
    for (const { kind, group } of blockDefinitions) {
      const block = newBlock(kind, "b");
      const isQuestion = group === "request" || kind === "aiAnswer" || kind === "cards";
      expect(block && blockAsks(block)).toBe(isQuestion);
    }
  });
});

import type { FlowDocument, FlowTrigger } from "@parley/contracts/flow";
import { describe, expect, it } from "vitest";
import { buildDocument } from "../testing/buildEnvironment.ts";
import type { ValidationContext } from "../types.ts";
import { alwaysAsks } from "./checkCycles.ts";
import { validate } from "./validate.ts";

const plain: ValidationContext = { channel: "website", flowIds: ["f2"] };

function codes(document: FlowDocument, context: Partial<ValidationContext> = {}): string[] {
  return validate(document, { ...plain, ...context }).map((problem) => problem.code);
}

describe("channels", () => {
  const document = buildDocument(
    { kind: "whatsappTemplate", id: "t", settings: { name: "hello" }, to: { next: "e" } },
    { kind: "end", id: "e" },
  );

  it("make a block they cannot show an error where the bot is, and a warning elsewhere", () => {
    const problems = validate(document, { ...plain, otherChannels: ["telegram", "whatsapp"] });
    const found = problems.filter(({ code }) => code === "channel_unsupported");
    expect(found.map(({ channel, severity, blockId }) => ({ channel, severity, blockId }))).toEqual([
      { channel: "website", severity: "error", blockId: "t" },
      { channel: "telegram", severity: "warning", blockId: "t" },
    ]);
    expect(found[0]?.hint).toContain("Only WhatsApp");
    expect(codes(document, { channel: "whatsapp" })).not.toContain("channel_unsupported");
  });

  it("tell what looks different", () => {
    const links = buildDocument(
      {
        kind: "multipleChoice",
        id: "m",
        settings: { options: [{ id: "a", title: "A" }] },
        to: { next: "e" },
      },
      { kind: "end", id: "e" },
    );
    expect(codes(links, { usedChannels: ["whatsapp"] })).toContain("channel_degraded");
    expect(codes(links)).not.toContain("channel_degraded");
  });
});

describe("the 24-hour window", () => {
  const late = buildDocument(
    { kind: "message", id: "m", settings: { text: "Hi" }, to: { next: "d1" } },
    { kind: "delay", id: "d1", settings: { amount: 13, unit: "hours" }, to: { next: "d2" } },
    { kind: "delay", id: "d2", settings: { amount: 12, unit: "hours" }, to: { next: "n" } },
    { kind: "message", id: "n", settings: { text: "Still there?" }, to: { next: "o" } },
    { kind: "message", id: "o", settings: { text: "Hello?" }, to: { next: "e" } },
    { kind: "end", id: "e" },
  );

  it("is counted over several pauses and reported where the bot first speaks too late", () => {
    const problems = validate(late, { ...plain, channel: "whatsapp" });
    expect(problems.filter(({ code }) => code === "window_closed")).toMatchObject([
      { blockId: "n", channel: "whatsapp", severity: "warning" },
    ]);
    expect(codes(late)).not.toContain("window_closed");
    expect(codes(late, { channel: "telegram" })).not.toContain("window_closed");
  });

  it("opens again with an answer, not without one", () => {
    const asking = buildDocument(
      { kind: "delay", id: "d", settings: { amount: 20, unit: "hours" }, to: { next: "q" } },
      {
        kind: "textQuestion",
        id: "q",
        settings: { text: "Well?", noAnswerMinutes: 20 * 60 },
        to: { next: "d2", noAnswer: "late" },
      },
      { kind: "delay", id: "d2", settings: { amount: 20, unit: "hours" }, to: { next: "fine" } },
      { kind: "message", id: "fine", settings: { text: "Thanks" }, to: { next: "e" } },
      { kind: "message", id: "late", settings: { text: "Bye" }, to: { next: "e" } },
      { kind: "end", id: "e" },
    );
    const found = validate(asking, { ...plain, channel: "messenger" }).filter(
      ({ code }) => code === "window_closed",
    );
    expect(found.map(({ blockId }) => blockId)).toEqual(["late"]);
  });
});

describe("circles", () => {
  const loop = buildDocument(
    { kind: "loop", id: "l", settings: { list: "a,b" }, to: { each: "m", done: "e" } },
    { kind: "message", id: "m", settings: { text: "{{ loop.item }}" }, to: { next: "l" } },
    { kind: "end", id: "e" },
  );
  const calling = buildDocument(
    { kind: "message", id: "m", settings: { text: "Again" }, to: { next: "c" } },
    { kind: "callFlow", id: "c", settings: { flowId: "f2" }, to: { next: "m" } },
  );

  it("through the entries of a loop end by themselves", () => {
    expect(codes(loop).filter((code) => code.startsWith("loop_"))).toEqual([]);
    expect(codes(loop)).not.toContain("variable_unknown");
    const again = {
      ...loop,
      blocks: { ...loop.blocks, l: { ...loop.blocks["l"]!, outputs: { each: "m", done: "l" } } },
    };
    expect(codes(again)).toContain("loop_without_input");
  });

  it("through a flow that is run end when that flow asks", () => {
    expect(codes(calling)).toContain("loop_through_flow");
    expect(codes(calling, { askingFlowIds: [] })).toContain("loop_without_input");
    expect(codes(calling, { askingFlowIds: ["f2"] }).filter((code) => code.startsWith("loop_"))).toEqual([]);
    expect(codes(calling, { flowId: "f2" })).toContain("flow_calls_itself");
  });

  it("are judged by whether a flow always asks", () => {
    expect(alwaysAsks(loop)).toBe(true);
    expect(alwaysAsks(buildDocument({ kind: "returnFlow", id: "r" }))).toBe(false);
    const sometimes = buildDocument(
      { kind: "businessHours", id: "h", to: { open: "q", closed: "r" } },
      { kind: "textQuestion", id: "q", to: { next: "r" } },
      { kind: "returnFlow", id: "r" },
    );
    expect(alwaysAsks(sometimes)).toBe(false);
    expect(alwaysAsks({ ...sometimes, start: "q" })).toBe(true);
  });
});

describe("languages, AI and triggers", () => {
  const document = buildDocument(
    { kind: "message", id: "m", settings: { text: "Hi", rephrase: true }, to: { next: "a" } },
    { kind: "aiAnswer", id: "a", to: { next: "e", unanswered: "e" } },
    { kind: "end", id: "e", settings: { text: "Bye" } },
  );

  it("count what is not translated for each language", () => {
    const translated: FlowDocument = {
      ...document,
      languages: { default: "en", others: ["de", "fr"], chooseBy: "browser", attributeKey: "" },
      translations: { de: { "m.text": "Hallo", "e.text": " " } },
    };
    const missing = validate(translated, plain).filter(({ code }) => code === "translations_missing");
    expect(missing.map(({ path, message }) => [path, message.slice(0, 1)])).toEqual([
      ["translations.de", "2"],
      ["translations.fr", "3"],
    ]);
    expect(missing.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("say what does not work without an AI", () => {
    expect(codes(document, { hasAi: false })).toEqual(
      expect.arrayContaining(["rephrase_without_ai", "ai_not_connected"]),
    );
    expect(codes(document).filter((code) => code.includes("_ai"))).toEqual([]);
  });

  it("find patterns that cannot be used and keywords that begin two flows", () => {
    const keyword = (match: "exact" | "regex", ...keywords: string[]): FlowTrigger => ({
      id: `k-${match}`,
      isEnabled: true,
      kind: "keyword",
      match,
      keywords,
      interrupts: false,
    });
    const begun: FlowDocument = {
      ...document,
      triggers: [keyword("exact", "Help", "help!", "menu", "?!"), keyword("regex", "(?=x)")],
    };
    const otherTriggers = [{ flowId: "f2", flowName: "Menu", triggers: [keyword("exact", "MENU")] }];
    const found = validate(begun, { ...plain, otherTriggers }).filter(({ path }) =>
      path.startsWith("triggers"),
    );
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "keyword_repeated triggers.0.keywords.1",
      "keyword_taken triggers.0.keywords.2",
      "keyword_empty triggers.0.keywords.3",
      "pattern_invalid triggers.1.keywords.0",
    ]);
    expect(found[1]?.message).toContain("Menu");
  });
});

import type { FlowTrigger } from "@parley/contracts/flow";
import { describe, expect, it } from "vitest";
import { matchRestartWord } from "./matchRestartWord.ts";
import { matchTrigger, type TriggerOccasion } from "./matchTrigger.ts";

const keyword = (
  match: Extract<FlowTrigger, { kind: "keyword" }>["match"],
  keywords: string[],
  interrupts = false,
): FlowTrigger => ({
  id: `${match}-${keywords[0]}`,
  isEnabled: true,
  kind: "keyword",
  match,
  keywords,
  interrupts,
});
const flow = (flowId: string, ...triggers: FlowTrigger[]) => ({ flowId, triggers });
const text = (said: string, isQuestionOpen = false): TriggerOccasion => ({
  kind: "text",
  text: said,
  isQuestionOpen,
});

describe("matchTrigger", () => {
  const flows = [
    flow("fallback", { id: "f", isEnabled: true, kind: "fallback" }),
    flow("regex", keyword("regex", ["order\\s+\\d+"])),
    flow("fuzzy", keyword("fuzzy", ["delivery"])),
    flow("contains", keyword("contains", ["price", "best price"])),
    flow("startsWith", keyword("startsWith", ["order"])),
    flow("exact", keyword("exact", ["order"], true)),
  ];

  it.each([
    ["  ORDER! ", "exact"],
    ["order 12", "startsWith"],
    ["my order 12", "regex"],
    ["what about the price of lamps?", "contains"],
    ["when is my delivrey", "fuzzy"],
    ["prices", "fallback"],
    ["something else", "fallback"],
  ])("answers %s with the most exact flow: %s", (said, flowId) => {
    expect(matchTrigger(flows, text(said))).toMatchObject({ flowId });
  });

  it("prefers the longer keyword, then the order of the flows", () => {
    expect(matchTrigger(flows, text("your best price?"))).toMatchObject({ matched: "best price" });
    const twins = [flow("one", keyword("exact", ["menu"])), flow("two", keyword("exact", ["menu"]))];
    expect(matchTrigger(twins, text("menu"))).toMatchObject({ flowId: "one" });
  });

  it("says why", () => {
    expect(matchTrigger(flows, text("order"))).toEqual({
      flowId: "exact",
      triggerId: "exact-order",
      kind: "keyword",
      matched: "order",
      reason: "keyword exact “order”",
    });
  });

  it("interrupts an open question only where that is wanted", () => {
    expect(matchTrigger(flows, text("order", true))).toMatchObject({ flowId: "exact" });
    expect(matchTrigger(flows, text("best price", true))).toBeNull();
    expect(matchTrigger(flows, text("anything", true))).toBeNull();
  });

  it("leaves out triggers that are switched off, and patterns that cannot be used", () => {
    const off = { ...keyword("exact", ["menu"]), isEnabled: false };
    expect(matchTrigger([flow("off", off), flow("bad", keyword("regex", ["("]))], text("menu"))).toBeNull();
  });

  it("finds words in scripts without blanks", () => {
    expect(matchTrigger([flow("a", keyword("contains", ["料金"]))], text("この料金は"))).not.toBeNull();
  });

  it("answers long texts and hostile patterns at once", () => {
    const hostile = [flow("a", keyword("regex", ["(a+)+$"]), keyword("fuzzy", ["a".repeat(200)]))];
    expect(matchTrigger(hostile, text(`${"a".repeat(3_000)}!`))).toBeNull();
  });

  it.each<[string, string, boolean]>([
    ["https://shop.example/pricing", "https://shop.example/pricing/?ref=1#top", true],
    ["shop.example/lamps/*", "http://shop.example/lamps/red", true],
    ["/pricing*", "https://shop.example/pricing/teams", true],
    ["/pricing", "https://shop.example/pricing/teams", false],
    ["*checkout*", "https://shop.example/de/checkout/2", true],
    ["/", "https://shop.example/", true],
    ["/*/a/*/b", "https://shop.example/x/a/b", false],
  ])("compares the page %s with %s: %s", (pattern, url, fits) => {
    const page: FlowTrigger = { id: "p", isEnabled: true, kind: "pageUrl", patterns: [pattern] };
    expect(matchTrigger([flow("page", page)], { kind: "pageUrl", url }) !== null).toBe(fits);
  });

  it("knows events, buttons, comments, schedules and calls of the API", () => {
    const all = [
      flow("event", { id: "e", isEnabled: true, kind: "visitorEvent", name: "cart" }),
      flow("button", { id: "b", isEnabled: true, kind: "templateButton", payload: "YES" }),
      flow("any", { id: "c", isEnabled: true, kind: "comment", keywords: [] }),
      flow("comment", { id: "c2", isEnabled: true, kind: "comment", keywords: ["info"] }),
      flow("schedule", { id: "s", isEnabled: true, kind: "schedule", days: [1, 2], minuteOfDay: 540 }),
      flow("api", { id: "a", isEnabled: true, kind: "api" }),
    ];
    const flowOf = (occasion: TriggerOccasion) => matchTrigger(all, occasion)?.flowId ?? null;
    expect(flowOf({ kind: "visitorEvent", name: "cart" })).toBe("event");
    expect(flowOf({ kind: "visitorEvent", name: "other" })).toBeNull();
    expect(flowOf({ kind: "templateButton", payload: "YES" })).toBe("button");
    expect(flowOf({ kind: "comment", text: "More info please" })).toBe("comment");
    expect(flowOf({ kind: "comment", text: "Nice" })).toBe("any");
    expect(flowOf({ kind: "schedule", day: 2, minuteOfDay: 540 })).toBe("schedule");
    expect(flowOf({ kind: "schedule", day: 3, minuteOfDay: 540 })).toBeNull();
    expect(flowOf({ kind: "api", flowId: "api" })).toBe("api");
    expect(flowOf({ kind: "api", flowId: "event" })).toBeNull();
  });
});

describe("matchRestartWord", () => {
  it("compares the whole text without case and punctuation", () => {
    expect(matchRestartWord(["Start over", "menu"], " start  over! ")).toBe(true);
    expect(matchRestartWord(["menu"], "the menu please")).toBe(false);
    expect(matchRestartWord(["", "  "], "")).toBe(false);
  });
});

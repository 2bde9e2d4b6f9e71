import { describe, expect, it } from "vitest";
import { type FlowTrigger, flowTrigger } from "@parley/contracts/flow";
import { emptyDocument } from "@parley/flow-engine";
import { addMessages } from "../../../i18n/t.ts";
import { triggerMessages } from "../messages/triggers.ts";
import { clockOf, describeTrigger, minuteOf } from "./describeTrigger.ts";
import { newTrigger, putTrigger, removeTrigger, triggerKinds, triggersOf } from "./triggerCommands.ts";
import { triggerProblems } from "./triggerProblems.ts";

addMessages(triggerMessages);

const content = { document: emptyDocument(), layout: { positions: {} } };
const keyword = (id: string, keywords: string[], match: "exact" | "regex" = "exact"): FlowTrigger => ({
  id,
  isEnabled: true,
  kind: "keyword",
  match,
  keywords,
  interrupts: false,
});

describe("triggers of a flow", () => {
  it("are added, replaced in their place, and removed", () => {
    const two = putTrigger(putTrigger(content, keyword("a", ["hi"])), keyword("b", ["bye"]));
    const changed = putTrigger(two, keyword("a", ["hello"]));
    expect(triggersOf(changed)).toEqual([keyword("a", ["hello"]), keyword("b", ["bye"])]);
    expect(triggersOf(removeTrigger(changed, "a"))).toEqual([keyword("b", ["bye"])]);
    expect(removeTrigger(changed, "unknown")).toBe(changed);
  });

  it("have a kind for everything the format knows", () => {
    const known = flowTrigger.options.map((option) => option.shape.kind.value);
    expect([...triggerKinds].toSorted()).toEqual(known.toSorted());
  });

  it("say what is missing before they can be saved", () => {
    for (const kind of triggerKinds) {
      const made = newTrigger(kind, "a");
      const [problem] = triggerProblems(made, [made]);
      expect(problem?.kind === "incomplete").toBe(!flowTrigger.safeParse(made).success);
    }
  });

  it("tell of patterns that cannot be used, and of words that start the flow twice", () => {
    const broken = keyword("a", ["(", "fine"], "regex");
    expect(triggerProblems(broken, [broken])).toMatchObject([{ kind: "pattern", pattern: "(" }]);
    const [first, second] = [keyword("a", ["Hi"]), keyword("b", ["hi ", "hello"])];
    expect(triggerProblems(first, [first, second])).toEqual([]);
    expect(triggerProblems(second, [first, second])).toEqual([{ kind: "repeated", keyword: "hi " }]);
  });

  it("are told in one sentence", () => {
    expect(describeTrigger({ ...keyword("a", ["a", "b", "c", "d"]), isEnabled: true })).toBe(
      "When somebody writes exactly “a”, “b”, “c”, or 1 more",
    );
    expect(
      describeTrigger({ id: "s", isEnabled: true, kind: "schedule", days: [3, 1], minuteOfDay: 545 }),
    ).toBe("In open conversations: Monday and Wednesday at 09:05");
  });

  it("read times as they are typed", () => {
    expect(minuteOf("09:05")).toBe(545);
    expect(minuteOf("")).toBeNull();
    expect(clockOf(1_439)).toBe("23:59");
  });
});

import type { BotTestInput, BotTestStep } from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentArbitrary } from "../testing/arbitraries.ts";
import { buildDocument, deepFreeze } from "../testing/buildEnvironment.ts";
import { coverage } from "./coverage.ts";
import { openQuestions } from "./openQuestions.ts";
import { runBotTest } from "./runBotTest.ts";
import { transcribeTest } from "./transcribeTest.ts";

type Sketch = Omit<BotTestInput, "name">;

function testOf(steps: BotTestStep[], changes: Partial<Sketch> = {}): Sketch {
  return deepFreeze({
    facts: {
      contact: { name: null, email: null, phone: null, tags: [], attributes: {} },
      chat: { pageUrl: null, language: "en", channel: "website", agentsOnline: true },
    },
    now: "2026-03-02T09:30:00.000Z",
    seed: 7,
    steps,
    ...changes,
  } satisfies Sketch);
}

const typed = (text: string): BotTestStep => ({ kind: "input", input: { kind: "text", text } });
const says = (text: string, match: "equals" | "contains" | "matches" = "equals"): BotTestStep => ({
  kind: "expectText",
  text,
  match,
});

const greeting = buildDocument(
  { kind: "name", id: "who", settings: { text: "Who are you?" }, to: { next: "hello" } },
  { kind: "message", id: "hello", settings: { text: "Hello {{ contact.name }}!" }, to: { next: "plan" } },
  {
    kind: "setAttribute",
    id: "plan",
    settings: { assignments: [{ key: "plan", value: "gold" }] },
    to: { next: "nap" },
  },
  { kind: "delay", id: "nap", settings: { amount: 2, unit: "days" }, to: { next: "late" } },
  { kind: "message", id: "late", settings: { text: "{{ now | date: '%d' }}" }, to: { next: "team" } },
  { kind: "liveChat", id: "team", to: { next: "back", unavailable: "sorry" } },
  { kind: "message", id: "back", settings: { text: "Welcome back" } },
  { kind: "message", id: "sorry", settings: { text: "Nobody is here" } },
);
const run = (steps: BotTestStep[], document: FlowDocument = greeting) =>
  runBotTest({ flowId: "main", document }, testOf(steps));

const whole: BotTestStep[] = [
  says("Who are you?"),
  typed("Ada"),
  says("Hello Ada!"),
  says("[Hh]ello \\w+!$", "matches"),
  { kind: "expectAttribute", key: "plan", value: "gold" },
  { kind: "expectAttribute", key: "contact.name", value: "Ada" },
  { kind: "expectAttribute", key: "unknown", value: "" },
  { kind: "expectStatus", status: "waiting" },
  { kind: "wait" },
  says("04"),
  { kind: "expectStatus", status: "handedOff" },
];

describe("a bot test", () => {
  it("passes when the conversation goes as it says, and tells where it has been", () => {
    const result = run([
      ...whole,
      { kind: "handedBack" },
      says("Welcome back"),
      { kind: "expectVisited", blockId: "nap" },
    ]);
    expect(result.failures).toEqual([]);
    expect(result.passed).toBe(true);
    expect(result.visited).toEqual(["who", "hello", "plan", "nap", "late", "team", "back"]);
    expect(result.connections).toContain("nap>next");
  });

  it("lets nobody come when it waits with the team", () => {
    expect(run([...whole, { kind: "wait" }, says("Nobody is here")]).failures).toEqual([]);
  });

  it("tells what was expected and what was found, for each expectation that fails", () => {
    const { failures, passed } = run([
      typed("Ada"),
      says("Hello Bob!"),
      says("(", "matches"),
      { kind: "expectAttribute", key: "plan", value: "silver" },
      { kind: "expectVisited", blockId: "team" },
      { kind: "expectStatus", status: "ended" },
    ]);
    expect(passed).toBe(false);
    expect(failures).toEqual([
      { step: 1, expected: "The bot says “Hello Bob!”", got: "“Hello Ada!”", blockId: "nap" },
      {
        step: 2,
        expected: "The bot says something that matches “(”",
        got: "The pattern cannot be used",
        blockId: "nap",
      },
      { step: 3, expected: "plan is “silver”", got: "“gold”", blockId: "nap" },
      { step: 4, expected: "The conversation has been at this block", got: "It has not", blockId: "nap" },
      { step: 5, expected: "The flow has ended", got: "The flow waits for time to pass", blockId: "nap" },
    ]);
  });

  it("knows which question is open before each step, up to one that is not possible", () => {
    const questions = openQuestions(
      { flowId: "main", document: greeting },
      testOf([typed("Ada"), { kind: "wait" }, typed("nobody asked"), says("x")]),
    );
    expect(questions).toMatchObject([{ kind: "name", blockId: "who" }, null, null, null]);
  });

  it("stops at an action that is not possible, and repeats nothing after it", () => {
    const { failures } = run([typed("Ada"), typed("again"), says("never")]);
    expect(failures).toMatchObject([
      { step: 1, expected: "The bot waits for an answer", got: "The flow waits for time to pass" },
    ]);
    expect(run([{ kind: "wait" }]).failures).toMatchObject([
      { step: 0, expected: "Something is waited for" },
    ]);
    expect(run([{ kind: "handedBack" }]).passed).toBe(false);
    expect(run([{ kind: "result", result: { kind: "sendEmail" } }]).passed).toBe(false);
  });

  it("follows the flow into another one, and counts only its own blocks as covered", () => {
    const document = buildDocument(
      { kind: "message", id: "one", settings: { text: "One" }, to: { next: "go" } },
      { kind: "redirect", id: "go", settings: { flowId: "other" } },
    );
    const other = buildDocument({ kind: "message", id: "two", settings: { text: "Two" } });
    const test = testOf([
      says("Two"),
      { kind: "expectVisited", blockId: "two" },
      { kind: "expectStatus", status: "ended" },
    ]);
    const result = runBotTest({ flowId: "main", document, others: { other } }, test);
    expect(result).toMatchObject({ passed: true, visited: ["one", "go"] });
    expect(runBotTest({ flowId: "main", document }, test).failures[2]?.got).toBe(
      "The flow leads to another flow that is not there",
    );
  });

  it("ends soon in flows that lead to each other without end", () => {
    const document = buildDocument({ kind: "redirect", id: "go", settings: { flowId: "main" } });
    const test = testOf([{ kind: "expectStatus", status: "ended" }]);
    expect(runBotTest({ flowId: "main", document }, test).passed).toBe(false);
  });

  it("takes a pattern that grows without end in other engines", () => {
    const document = buildDocument({ kind: "message", id: "a", settings: { text: "a".repeat(3_000) } });
    const started = performance.now();
    expect(run([says("^(a+)+$b", "matches")], document).passed).toBe(false);
    expect(run([says("(\\p{L}{1,1000})".repeat(200), "matches")], document).passed).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  const step: fc.Arbitrary<BotTestStep> = fc.oneof(
    fc.constantFrom<BotTestStep>(
      { kind: "wait" },
      { kind: "handedBack" },
      { kind: "input", input: { kind: "skip" } },
      { kind: "input", input: { kind: "back" } },
      { kind: "input", input: { kind: "choice", optionIds: ["red"] } },
      { kind: "result", result: { kind: "failed", code: "timeout", detail: "" } },
      { kind: "result", result: { kind: "api", status: 200, attributes: { __proto__: "x", plan: "gold" } } },
      { kind: "result", result: { kind: "freeSlots", slots: [] } },
      { kind: "expectAttribute", key: "__proto__", value: "" },
      { kind: "expectVisited", blockId: "toString" },
      { kind: "expectStatus", status: "ended" },
    ),
    fc.constantFrom("Red", "12", "ada@example.com", "constructor").map(typed),
    fc
      .tuple(
        fc.string({ minLength: 1, maxLength: 20, unit: "binary" }),
        fc.constantFrom("equals", "contains", "matches"),
      )
      .map(([text, match]): BotTestStep => ({ kind: "expectText", text, match })),
  );

  it("of any flow never throws, gives the same result again, and agrees with itself", () => {
    fc.assert(
      fc.property(
        documentArbitrary,
        documentArbitrary,
        fc.array(step, { maxLength: 12 }),
        fc.nat(),
        (document, other, steps, seed) => {
          const flows = { flowId: "main", document, others: { other } };
          const test = testOf(steps, { seed });
          const result = runBotTest(flows, test);
          expect(runBotTest(flows, test)).toEqual(result);
          expect(result.passed).toBe(result.failures.length === 0);
          for (const blockId of result.visited) expect(Object.hasOwn(document.blocks, blockId)).toBe(true);
          for (const { step: index } of result.failures) expect(index).toBeLessThan(steps.length);
        },
      ),
    );
  });

  it("of any flow passes when it expects what the flow says", () => {
    fc.assert(
      fc.property(documentArbitrary, fc.nat(), (document, seed) => {
        const test = testOf([{ kind: "expectVisited", blockId: "a" }], { seed });
        const { visited, passed } = runBotTest({ flowId: "main", document }, test);
        expect(passed).toBe(visited.includes("a"));
      }),
    );
  });
});

describe("a transcript", () => {
  it("tells what the bot says at the beginning and after each step, until one is not possible", () => {
    const test = testOf([typed("Ada"), { kind: "wait" }, typed("too soon"), { kind: "wait" }]);
    expect(transcribeTest({ flowId: "main", document: greeting }, test)).toEqual([
      ["Who are you?"],
      ["Hello Ada!"],
      ["04", "I am connecting you with our team. One moment, please."],
    ]);
  });
});

describe("coverage", () => {
  it("counts the tests at each block, and only blocks the flow still has", () => {
    const found = coverage(greeting, [
      run(whole),
      run([says("Who are you?")]),
      { visited: ["gone"], connections: [] },
    ]);
    expect(found).toMatchObject({ covered: 6, total: 8 });
    expect(found.testsByBlock.get("who")).toBe(2);
    expect(found.testsByBlock.has("back")).toBe(false);
    expect(found.coveredConnections.has("who>next")).toBe(true);
  });
});

// Random flow documents, events and environments for fuzz tests. Documents hold good and bad settings, targets that
// exist and targets that do not, and now and then a kind nobody knows.

import { flowSchemaVersion, type Block, type FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import fc from "fast-check";
import { blockKinds } from "../blocks/registry.ts";
import { chatProperties, conditionOperators, contactProperties } from "../conditions/schema.ts";
import { outputsOf } from "../document/outputsOf.ts";
import type { CallRequest, CallResult } from "../calls.ts";
import type { FlowEvent, SessionState, StepResult } from "../types.ts";
import { fittingResult } from "./callResults.ts";
import { questionSettings } from "./questionSettings.ts";
import { actionSettings } from "./actionArbitraries.ts";
import { buildVisitor } from "./buildVisitor.ts";

const ids = ["a", "b", "c", "d", "e", "f", "toString", "answer-1"];
/** Names of blocks that may or may not exist. */
const anyBlock = fc.constantFrom(...ids);

const text = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "Hello",
      "",
      "  ",
      "12",
      "1,5",
      "ada@example.com",
      "+1 415 555 2671",
      "Red",
      "2",
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "Hi {{ contact.name | default: 'there' }}",
      '{{ answers.a }} and {{ answers["answer-1"] }}',
      "{{ attributes.n | plus: 1 }}",
      "{% if chat.agentsOnline %}yes{% endif %}",
      "{{ 'now' | date: '%Y-%m-%d' }}",
      "{{ constructor }}{{ contact.constructor }}{{ contact.__proto__ }}",
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      "{{ broken",
      "{% if %}",
      "{{ a | nothing }}",
      "{% include 'x' %}",
      "{% for i in (1..99999) %}x{% endfor %}",
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: "binary" }) },
);

const options = fc.array(
  fc.record({
    id: fc.constantFrom("red", "green", "blue", "o1"),
    title: fc.oneof(text, fc.constantFrom("Red", "Green", "Blue")),
  }),
  { maxLength: 5 },
);
const rule = fc.record({
  subject: fc.oneof(
    fc.record({
      kind: fc.constant("answer"),
      blockId: fc.oneof({ weight: 9, arbitrary: anyBlock }, { weight: 1, arbitrary: fc.constant("") }),
    }),
    fc.record({ kind: fc.constant("variable"), name: fc.constantFrom("v", "item", "__proto__", "") }),
    fc.record({ kind: fc.constant("attribute"), key: fc.constantFrom("n", "__proto__", "") }),
    fc.record({ kind: fc.constant("contact"), property: fc.constantFrom(...contactProperties) }),
    fc.record({ kind: fc.constant("chat"), property: fc.constantFrom(...chatProperties) }),
  ),
  operator: fc.constantFrom(...conditionOperators),
  value: text,
});

/** Settings by name, for every kind at once: a block ignores what is not its own. */
const settings = fc.record(
  {
    ...questionSettings(text),
    text,
    url: fc.oneof(text, fc.constant("https://example.com/a.png")),
    alt: text,
    delaySeconds: fc.constantFrom(0, 1, 30, 99, -1),
    allowBack: fc.boolean(),
    allowSkip: fc.boolean(),
    skipIfKnown: fc.boolean(),
    errorMessage: text,
    isLead: fc.boolean(),
    saveToAttribute: fc.constantFrom("", "n", "colour", "__proto__"),
    notifyOnReply: fc.boolean(),
    maxLength: fc.constantFrom(1, 5, 100, 1_000_000),
    options,
    min: fc.constantFrom(null, 1, 2, 5, "today", "2026-05-04", "{{ broken"),
    max: fc.constantFrom(null, 1, 3, 10, "+30 days"),
    wholeNumbers: fc.boolean(),
    country: fc.constantFrom("", "DE", "us", "XX"),
    allowedDomains: fc.constantFrom([], ["example.com"], ["not a domain"]),
    links: fc.array(fc.record({ title: text, url: fc.oneof(text, fc.constant("https://example.com")) }), {
      maxLength: 3,
    }),
    branches: fc.array(
      fc.record({
        id: fc.constantFrom("if", "b1", "b2"),
        title: text,
        groups: fc.array(fc.record({ rules: fc.array(rule, { maxLength: 2 }) }), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
      { maxLength: 3 },
    ),
    assignments: fc.array(fc.record({ key: fc.constantFrom("n", "", "__proto__", "x y"), value: text }), {
      maxLength: 3,
    }),
    add: fc.array(text, { maxLength: 3 }),
    remove: fc.array(text, { maxLength: 3 }),
    amount: fc.constantFrom(0, 1, 3, 6, 1_000_000),
    unit: fc.constantFrom("seconds", "minutes", "days"),
    blockId: fc.oneof({ weight: 9, arbitrary: anyBlock }, { weight: 1, arbitrary: fc.constant("") }),
    flowId: fc.constantFrom("", "f1", "gone"),
    notifyMemberIds: fc.constantFrom([], ["m1"]),
  },
  { requiredKeys: [] },
);

const allSettings = fc.tuple(settings, actionSettings(text)).map(([own, action]) => ({ ...action, ...own }));

const languages = fc.constantFrom<Partial<FlowDocument>>(
  {},
  {
    languages: { default: "en", others: ["de"], chooseBy: "browser", attributeKey: "" },
    translations: { de: { "a.text": "Hallo {{ contact.name }}", "b.text": "{{ kaputt", gone: "" } },
  },
);

const kind = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...blockKinds.map(({ definition }) => definition.kind)) },
  { weight: 1, arbitrary: fc.constantFrom("hologram", "constructor") },
);

/** A block before its id and its targets are known; targets are places in the document. */
const sketch = fc.record({
  kind,
  settings: allSettings,
  targets: fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }),
});

/** Places below 50 lead to a block of the document, the others to nothing or to a block that does not exist. */
function targetAt(place: number, count: number): string | null {
  if (place < 50) return ids[place % count] ?? null;
  return place < 56 ? null : (["missing", "constructor", "__proto__"][place % 3] ?? null);
}

function makeBlock(
  made: { kind: string; settings: object; targets: number[] },
  index: number,
  count: number,
): Block {
  const draft: Block = {
    id: ids[index] ?? "a",
    kind: made.kind,
    settings: { ...made.settings },
    outputs: {},
  };
  const outputs = [...outputsOf(draft).map((output) => output.id), "next"];
  const pairs = outputs.map(
    (output, place) => [output, targetAt(made.targets[place % 6] ?? 0, count)] as const,
  );
  return { ...draft, outputs: Object.fromEntries(pairs) };
}

export const documentArbitrary: fc.Arbitrary<FlowDocument> = fc
  .record({
    sketches: fc.array(sketch, { maxLength: ids.length, minLength: 1, size: "max" }),
    start: fc.nat(60),
    languages,
  })
  .map(({ sketches, start, languages: spoken }) => ({
    ...spoken,
    schemaVersion: flowSchemaVersion,
    start: start < 50 ? "a" : targetAt(start, sketches.length),
    blocks: Object.fromEntries(
      sketches.map((each, index) => makeBlock(each, index, sketches.length)).map((each) => [each.id, each]),
    ),
  }));

const input: fc.Arbitrary<VisitorInput> = fc.oneof(
  text.map((typed): VisitorInput => ({ kind: "text", text: typed || "x" })),
  fc
    .array(fc.constantFrom("red", "green", "blue", "o1", "zzz"), { minLength: 1, maxLength: 4 })
    .map((optionIds): VisitorInput => ({ kind: "choice", optionIds })),
  fc.constantFrom<VisitorInput>(
    { kind: "phone", dialCode: "+49", number: "1512 3456789" },
    { kind: "phone", dialCode: "+999", number: "-" },
    { kind: "skip" },
    { kind: "back" },
    { kind: "resend" },
    { kind: "date", from: "2026-02-30", to: "x" },
    { kind: "files", fileIds: ["018f00000000000000000001", "constructor"] },
    { kind: "location", latitude: -0, longitude: 180, name: "x" },
    { kind: "slot", start: "2026-03-03T08:00:00Z" },
    { kind: "form", values: { one: "x", two: true } },
  ),
);

const anyResult = fc.constantFrom<CallResult>(
  { kind: "failed", code: "timeout", detail: "" },
  { kind: "freeSlots", slots: [{ start: "yesterday", end: "never" }] },
  { kind: "bookSlot", booked: true },
  { kind: "claimFiles", files: [], refused: null },
  { kind: "checkCode", verdict: "right" },
  { kind: "checkMailDomain", accepts: false },
  { kind: "sendCode" },
);

const anyEvent: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 6, arbitrary: input.map((each): FlowEvent => ({ kind: "input", input: each })) },
  { weight: 1, arbitrary: fc.nat(5).map((waitToken): FlowEvent => ({ kind: "timer", waitToken })) },
  {
    weight: 1,
    arbitrary: fc
      .record({ waitToken: fc.nat(5), result: anyResult })
      .map((each): FlowEvent => ({ kind: "result", ...each })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<FlowEvent>(
      { kind: "handedBack" },
      { kind: "liveChatExpired" },
      { kind: "enter" },
      { kind: "start" },
    ),
  },
);

/** An event once the state is known: mostly one the state waits for, so that conversations get somewhere. */
export type EventChoice = (state: SessionState, call: CallRequest | null) => FlowEvent;

/** The call a step has ended with; `before` while the same one is still waited for. */
export function openCall(result: StepResult, before: CallRequest | null): CallRequest | null {
  const last = result.effects.findLast((effect) => effect.kind === "call");
  return last?.kind === "call" ? last.request : before;
}

export const eventArbitrary: fc.Arbitrary<EventChoice> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .nat()
      .map((seed) => namedChoice(`fitting ${seed}`, (state, call) => fittingEvent(state, call, seed))),
  },
  { weight: 1, arbitrary: anyEvent.map((event) => namedChoice(JSON.stringify(event), () => event)) },
);

function fittingEvent(state: SessionState, call: CallRequest | null, seed: number): FlowEvent {
  const visitor = buildVisitor(seed);
  if (state.status === "calling" && call) {
    return { kind: "result", waitToken: state.waitToken, result: fittingResult(call, visitor.pick) };
  }
  if (state.status === "returning") return { kind: "returned" };
  if (state.status === "awaitingInput" && state.input) {
    const canGoBack = state.input.canGoBack && visitor.pick(5) === 0;
    return { kind: "input", input: canGoBack ? { kind: "back" } : visitor.answer(state.input) };
  }
  if (state.status === "waiting") return { kind: "timer", waitToken: state.waitToken };
  if (state.status === "handedOff") return { kind: visitor.pick(2) === 0 ? "handedBack" : "liveChatExpired" };
  return { kind: state.status === "redirecting" ? "enter" : "start" };
}

/** Shows the choice in the report of a failed case. */
function namedChoice(name: string, choose: EventChoice): EventChoice {
  return Object.assign(choose, { [fc.toStringMethod]: () => name });
}

// Random flow documents, events and environments for fuzz tests. Documents hold good and bad settings, targets that
// exist and targets that do not, and now and then a kind nobody knows.

import { flowSchemaVersion, type Block, type FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import fc from "fast-check";
import { blockKinds } from "../blocks/registry.ts";
import { chatProperties, conditionOperators, contactProperties } from "../conditions/schema.ts";
import { outputsOf } from "../document/outputsOf.ts";
import type { Environment, FlowEvent } from "../types.ts";

const ids = ["a", "b", "c", "d", "e", "f", "toString", "answer-1"];
const blockId = fc.constantFrom(...ids);
const target = fc.option(fc.constantFrom(...ids, "missing", "constructor"), { nil: null, freq: 8 });

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
    fc.record({ kind: fc.constant("answer"), blockId: fc.constantFrom(...ids, "") }),
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
    min: fc.constantFrom(null, 1, 2, 5),
    max: fc.constantFrom(null, 1, 3, 10),
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
        groups: fc.array(fc.record({ rules: fc.array(rule, { maxLength: 3 }) }), { maxLength: 2 }),
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
    blockId: fc.constantFrom("", ...ids),
    flowId: fc.constantFrom("", "f1", "gone"),
    notifyMemberIds: fc.constantFrom([], ["m1"]),
  },
  { requiredKeys: [] },
);

const kind = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...blockKinds.map(({ definition }) => definition.kind)) },
  { weight: 1, arbitrary: fc.constantFrom("hologram", "constructor") },
);

const block = fc
  .record({ id: blockId, kind, settings, targets: fc.array(target, { minLength: 6, maxLength: 6 }) })
  .map((made): Block => {
    const draft: Block = { id: made.id, kind: made.kind, settings: made.settings, outputs: {} };
    const outputs = [...outputsOf(draft).map((output) => output.id), "next"];
    const pairs = outputs.map(
      (output, index) => [output, made.targets[index % made.targets.length] ?? null] as const,
    );
    return { ...draft, outputs: Object.fromEntries(pairs) };
  });

export const documentArbitrary: fc.Arbitrary<FlowDocument> = fc
  .record({ blocks: fc.uniqueArray(block, { maxLength: 8, selector: ({ id }) => id }), start: target })
  .map(({ blocks, start }) => ({
    schemaVersion: flowSchemaVersion,
    start: start === "missing" ? (blocks[0]?.id ?? null) : start,
    blocks: Object.fromEntries(blocks.map((each) => [each.id, each])),
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
  ),
);

export const eventArbitrary: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 12, arbitrary: input.map((each): FlowEvent => ({ kind: "input", input: each })) },
  { weight: 3, arbitrary: fc.nat(5).map((waitToken): FlowEvent => ({ kind: "timer", waitToken })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<FlowEvent>(
      { kind: "handedBack" },
      { kind: "liveChatExpired" },
      { kind: "enter" },
      { kind: "start" },
    ),
  },
);

export const environmentArbitrary: fc.Arbitrary<Environment> = fc.record({
  now: fc.constantFrom("2026-03-02T09:30:00.000Z", "not a time"),
  seed: fc.integer(),
  contact: fc.record({
    name: fc.constantFrom(null, "Ada Lovelace"),
    email: fc.constantFrom(null, "ada@example.com"),
    phone: fc.constantFrom(null, { dialCode: "+49", number: "15123456789" }),
    tags: fc.constantFrom<string[][]>([], ["Red", "vip"]),
    attributes: fc.constantFrom<Record<string, string>[]>({}, { n: "1", colour: "Red" }),
    city: fc.constantFrom(null, "Berlin"),
    country: fc.constantFrom(null, "DE"),
  }),
  chat: fc.record({
    status: fc.constant("bot"),
    channel: fc.constant("website"),
    pageUrl: fc.constantFrom(null, "https://example.com/"),
    pageTitle: fc.constantFrom(null, "Home"),
    referrer: fc.constant(null),
    device: fc.constantFrom(null, "mobile"),
    browser: fc.constantFrom(null, "Firefox"),
    language: fc.constantFrom(null, "de"),
    visits: fc.nat(5),
    agentsOnline: fc.boolean(),
  }),
  bot: fc.record({
    name: fc.constant("Lumi"),
    timeZone: fc.constantFrom("Europe/Berlin", "Nowhere/Town"),
    language: fc.constant("en"),
  }),
});

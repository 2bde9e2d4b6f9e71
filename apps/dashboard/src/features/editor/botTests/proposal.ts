// A test made of a conversation that was held: what was done becomes its steps, what the bot said and what it stored
// become expectations to choose from.

import {
  type BotTestFacts,
  type BotTestInput,
  type BotTestStep,
  botTestInput,
  botTestLimits,
  botTestStep,
} from "@parley/contracts/api/botTests";
import {
  channels,
  type ContactFacts,
  type FlowEvent,
  runBotTest,
  type TestedFlows,
} from "@parley/flow-engine";
import type { RecordedEvent, TestFacts, TestSession } from "../testing/testTypes.ts";

export interface Proposal {
  facts: BotTestFacts;
  now: string;
  /** Each step with whether it is taken; only expectations are a choice. */
  steps: readonly ProposedStep[];
}

export interface ProposedStep {
  step: BotTestStep;
  isExpectation: boolean;
}

/** A conversation as the test panel, or the inbox, knows it. */
export interface HeldConversation {
  start: { contact: ContactFacts; chat: TestFacts["chat"]; languages?: readonly string[] | undefined };
  recorded: readonly RecordedEvent[];
  end: { contact: ContactFacts; status: TestSession["session"]["status"]; variables: Record<string, string> };
}

export function conversationOf(test: TestSession, start: TestFacts): HeldConversation {
  return {
    start,
    recorded: test.recorded,
    end: {
      contact: test.facts.contact,
      status: test.session.status,
      variables: test.session.variables ?? {},
    },
  };
}

/** Example: `propose(conversationOf(test, startFacts)).steps`. */
export function propose({ start, recorded, end }: HeldConversation): Proposal {
  const done = recorded.flatMap(({ event, texts }) => [
    ...actionOf(event),
    ...texts.map((text): BotTestStep => ({
      kind: "expectText",
      text: text.slice(0, botTestLimits.textLength),
      match: "equals",
    })),
  ]);
  const stored = changedValues(start.contact, end).map(([key, value]): BotTestStep => ({
    kind: "expectAttribute",
    key,
    value,
  }));
  const last: BotTestStep[] = end.status === "idle" ? [] : [{ kind: "expectStatus", status: end.status }];
  const steps = [...done, ...stored, ...last].filter((step) => botTestStep.safeParse(step).success);
  return {
    facts: factsOf(start),
    now: recorded[0]?.at ?? new Date(0).toISOString(),
    steps: steps
      .slice(0, botTestLimits.steps)
      .map((step) => ({ step, isExpectation: step.kind.startsWith("expect") })),
  };
}

function actionOf(event: FlowEvent): BotTestStep[] {
  switch (event.kind) {
    case "input":
      return [{ kind: "input", input: event.input }];
    case "timer":
    case "liveChatExpired":
      return [{ kind: "wait" }];
    case "result": {
      const step = botTestStep.safeParse({ kind: "result", result: event.result });
      return step.success ? [step.data] : [];
    }
    case "handedBack":
      return [{ kind: "handedBack" }];
    case "start":
    case "enter":
    case "returned":
      return [];
  }
}

function changedValues(
  before: ContactFacts,
  { contact, variables }: HeldConversation["end"],
): [string, string][] {
  const named: [string, string, string][] = [
    ["contact.name", before.name ?? "", contact.name ?? ""],
    ["contact.email", before.email ?? "", contact.email ?? ""],
    ["contact.phone", phoneText(before), phoneText(contact)],
    ["contact.tags", before.tags.join(", "), contact.tags.join(", ")],
    ...Object.entries(contact.attributes).map(([key, value]): [string, string, string] => [
      key,
      before.attributes[key] ?? "",
      value,
    ]),
    ...Object.entries(variables).map(([key, value]): [string, string, string] => [
      `variables.${key}`,
      "",
      value,
    ]),
  ];
  return named.flatMap(([key, old, now]) => (old === now ? [] : [[key, now] as [string, string]]));
}

function phoneText({ phone }: ContactFacts): string {
  return phone ? `${phone.dialCode} ${phone.number}` : "";
}

function factsOf({ contact, chat, languages }: HeldConversation["start"]): BotTestFacts {
  const { name, email, phone, tags, attributes } = contact;
  const language = languages?.[0] ?? chat.language;
  return {
    contact: { name, email, phone, tags: [...tags], attributes: { ...attributes } },
    chat: {
      pageUrl: chat.pageUrl,
      language: language && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? language : null,
      channel: channels.find((known) => known === chat.channel) ?? "website",
      agentsOnline: chat.agentsOnline,
    },
  };
}

/** Seeds tried before giving up on finding one that decides as it was decided. */
const seedsTried = 200;

/** The test with a seed under which random choices fall as they fell, or with the first one when none does. */
export function withFittingSeed(flows: TestedFlows, test: BotTestInput): BotTestInput {
  for (let seed = 1; seed <= seedsTried; seed += 1) {
    const tried = { ...test, seed };
    if (runBotTest(flows, tried).passed) return tried;
  }
  return { ...test, seed: 1 };
}

/** The test as the server takes it, or null when something does not fit (a name that is missing). */
export function readTest(test: BotTestInput): BotTestInput | null {
  const parsed = botTestInput.safeParse(test);
  return parsed.success ? parsed.data : null;
}

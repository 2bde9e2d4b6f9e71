// Factories for tests: an environment with sensible facts, and documents from short lists of blocks.

import { flowSchemaVersion, type FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import { newBlock } from "../document/newBlock.ts";
import { initialState } from "../initialState.ts";
import { step } from "../step.ts";
import type { CallRequest, CallResult } from "../calls.ts";
import type { ContactFacts, Environment, FlowEvent, SessionState, StepResult } from "../types.ts";

export function buildContact(contact: Partial<ContactFacts> = {}): ContactFacts {
  return {
    name: null,
    email: null,
    phone: null,
    tags: [],
    attributes: {},
    city: null,
    country: null,
    ...contact,
  };
}

export function buildEnvironment(
  changes: { contact?: Partial<ContactFacts>; chat?: Partial<Environment["chat"]>; now?: string } = {},
): Environment {
  return deepFreeze({
    now: changes.now ?? "2026-03-02T09:30:00.000Z",
    seed: 1,
    contact: buildContact(changes.contact),
    chat: {
      status: "bot",
      channel: "website",
      pageUrl: "https://shop.example/lamps",
      pageTitle: "Lamps",
      referrer: null,
      device: "desktop",
      browser: "Firefox",
      language: "en",
      visits: 1,
      agentsOnline: true,
      ...changes.chat,
    },
    bot: { name: "Lumi", timeZone: "Europe/Berlin", language: "en" },
  });
}

export interface BlockSketch {
  kind: string;
  id: string;
  settings?: Record<string, unknown>;
  to?: Record<string, string | null>;
}

/** The first sketch is the start. Values are frozen, so that a step which changes its input fails the test. */
export function buildDocument(...sketches: BlockSketch[]): FlowDocument {
  const blocks = sketches.map(({ kind, id, settings, to }) => {
    const block = newBlock(kind, id, settings) ?? { id, kind, settings: settings ?? {}, outputs: {} };
    return { ...block, outputs: { ...block.outputs, ...to } };
  });
  return deepFreeze({
    schemaVersion: flowSchemaVersion,
    start: sketches[0]?.id ?? null,
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  });
}

export interface Conversation {
  state: SessionState;
  last: StepResult;
  send(event: FlowEvent, environment?: Environment): StepResult;
  say(input: string | VisitorInput, environment?: Environment): StepResult;
  /** The outside world answers the present call. */
  hear(result: CallResult, environment?: Environment): StepResult;
}

/** A started conversation. `say("…")` types a text. */
export function converse(
  document: FlowDocument,
  environment: Environment = buildEnvironment(),
): Conversation {
  const conversation: Conversation = {
    state: initialState(),
    last: { state: initialState(), effects: [], trace: [] },
    send(event, changed) {
      // Through JSON, as a server stores it between two steps.
      const state: SessionState = deepFreeze(JSON.parse(JSON.stringify(conversation.state)));
      conversation.last = step(document, state, deepFreeze(event), changed ?? environment);
      conversation.state = conversation.last.state;
      return conversation.last;
    },
    say(input, changed) {
      return conversation.send(
        { kind: "input", input: typeof input === "string" ? { kind: "text", text: input } : input },
        changed,
      );
    },
    hear(result, changed) {
      const { waitToken } = conversation.state;
      return conversation.send({ kind: "result", waitToken, result }, changed);
    },
  };
  conversation.send({ kind: "start" });
  return conversation;
}

/** Texts sent in a step, in order. */
export function textsOf(result: StepResult): string[] {
  return result.effects.flatMap((effect) =>
    effect.kind === "send" && "text" in effect.content && effect.content.text !== undefined
      ? [effect.content.text]
      : [],
  );
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const nested of Object.values(value)) deepFreeze(nested);
  }
  return value;
}

/** What the outside world was asked in a step. */
export function callsOf(result: StepResult): CallRequest[] {
  return result.effects.flatMap((effect) => (effect.kind === "call" ? [effect.request] : []));
}

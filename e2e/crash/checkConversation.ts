// What must be true of a conversation after any crash. Everything the bot has said is compared with what the pure engine
// says when it is given the visitor's messages from the beginning.

import { isDeepStrictEqual } from "node:util";
import type { FlowDocument } from "@parley/contracts/flow";
import type { InputRequest, Message, MessageContent } from "@parley/contracts/messages";
import {
  initialState,
  patchContact,
  step,
  type ContactFacts,
  type Environment,
  type FlowEvent,
  type SessionState,
} from "@parley/flow-engine";
import { roundsAttribute } from "@parley/testkit/loopingFlow";
import type { SentMessage } from "./crashVisitor.ts";

export interface StoredConversation {
  messages: readonly Message[];
  input: InputRequest | null;
  /** The contact's attributes as they are stored. */
  attributes: Readonly<Record<string, string>>;
}

export interface ExpectedConversation {
  document: FlowDocument;
  botName: string;
  sent: readonly SentMessage[];
  acknowledged: ReadonlyMap<string, Message>;
}

export const violationKinds = ["lost", "doubled", "order", "replies", "session"] as const;
export type ViolationKind = (typeof violationKinds)[number];

export interface Violation {
  kind: ViolationKind;
  detail: string;
}

export function checkConversation(stored: StoredConversation, expected: ExpectedConversation): Violation[] {
  return [
    ...checkPositions(stored.messages),
    ...checkAcknowledged(stored.messages, expected.acknowledged),
    ...checkOwnMessages(stored.messages, expected.sent),
    ...checkReplies(stored, expected),
  ];
}

/** 1, 2, 3 … without gap. */
function checkPositions(messages: readonly Message[]): Violation[] {
  const wrong = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return wrong < 0
    ? []
    : [{ kind: "order", detail: `position ${wrong + 1} holds seq ${messages[wrong]?.seq}` }];
}

function checkAcknowledged(
  messages: readonly Message[],
  acknowledged: ReadonlyMap<string, Message>,
): Violation[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  return [...acknowledged.values()].flatMap((message): Violation[] => {
    const found = byId.get(message.id);
    if (!found) return [{ kind: "lost", detail: `acknowledged message ${message.seq} is not stored` }];
    return isDeepStrictEqual(found, message)
      ? []
      : [{ kind: "replies", detail: `message ${message.seq} differs from what was acknowledged` }];
  });
}

/** Each sent message once, in the order of sending. */
function checkOwnMessages(messages: readonly Message[], sent: readonly SentMessage[]): Violation[] {
  const stored = messages.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
  const violations: Violation[] = [];
  if (new Set(stored).size < stored.length)
    violations.push({ kind: "doubled", detail: "a client id is stored twice" });
  for (const { clientId, isAcknowledged } of sent) {
    if (isAcknowledged && !stored.includes(clientId))
      violations.push({ kind: "lost", detail: `sent message ${clientId} is not stored` });
  }
  const order = sent.map(({ clientId }) => clientId).filter((clientId) => stored.includes(clientId));
  if (!isDeepStrictEqual(stored, order))
    violations.push({ kind: "order", detail: "stored in another order than sent" });
  return violations;
}

function checkReplies(stored: StoredConversation, expected: ExpectedConversation): Violation[] {
  const replay = replayFlow(stored.messages, expected);
  const said = stored.messages.filter(({ author }) => author.kind === "bot").map(({ content }) => content);
  const violations: Violation[] = [];
  const wrong = Math.max(said.length, replay.said.length) === 0 ? -1 : firstDifference(said, replay.said);
  if (wrong >= 0)
    violations.push({
      kind: "replies",
      detail: `answer ${wrong + 1} is ${JSON.stringify(said[wrong])} instead of ${JSON.stringify(replay.said[wrong])}`,
    });
  if (!isDeepStrictEqual(stored.input, replay.state.input))
    violations.push({ kind: "session", detail: "the session waits for something else" });
  const rounds = stored.attributes[roundsAttribute];
  if (rounds !== replay.contact.attributes[roundsAttribute])
    violations.push({ kind: "session", detail: `${rounds ?? "no"} rounds are counted` });
  return violations;
}

function firstDifference(one: readonly unknown[], other: readonly unknown[]): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    if (!isDeepStrictEqual(one[index], other[index])) return index;
  }
  return -1;
}

interface Replay {
  said: MessageContent[];
  state: SessionState;
  contact: ContactFacts;
}

function replayFlow(messages: readonly Message[], { document, botName, sent }: ExpectedConversation): Replay {
  const inputs = new Map(sent.map(({ clientId, input }) => [clientId, input]));
  const replay: Replay = { said: [], state: initialState(), contact: emptyContact };
  advance(document, replay, { kind: "start" }, botName);
  for (const { clientId } of messages) {
    const input = clientId === null ? undefined : inputs.get(clientId);
    if (input) advance(document, replay, { kind: "input", input }, botName);
  }
  return replay;
}

function advance(document: FlowDocument, replay: Replay, event: FlowEvent, botName: string): void {
  const { state, effects } = step(document, replay.state, event, environment(replay.contact, botName));
  replay.state = state;
  for (const effect of effects) {
    if (effect.kind === "send") replay.said.push(effect.content);
    if (effect.kind === "updateContact") replay.contact = patchContact(replay.contact, effect.patch);
  }
}

const emptyContact: ContactFacts = {
  name: null,
  email: null,
  phone: null,
  tags: [],
  attributes: {},
  city: null,
  country: null,
};

/** The flow asks for nothing but the bot's name and the contact; the rest only has to be there. */
function environment(contact: ContactFacts, botName: string): Environment {
  return {
    now: "2026-01-01T00:00:00.000Z",
    seed: 1,
    contact,
    chat: {
      status: "OPEN",
      channel: "website",
      pageUrl: null,
      pageTitle: null,
      referrer: null,
      device: null,
      browser: null,
      language: null,
      visits: 1,
      agentsOnline: false,
    },
    bot: { name: botName, timeZone: "UTC", language: "en" },
  };
}

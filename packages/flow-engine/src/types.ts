// The engine's vocabulary. The engine is pure: time, randomness and everything it knows about the person come in
// through `Environment`; everything that must happen goes out as an effect. States are plain JSON.

import type { Channel } from "@parley/contracts/channels";
import type { CallRequest, CallResult } from "./calls.ts";
import type { ConversationStatus } from "@parley/contracts/conversation";
import type { FlowDocument, FlowProblem, FlowTrigger } from "@parley/contracts/flow";
import type { InputRequest, MessageContent, VisitorInput } from "@parley/contracts/messages";

export { channels, type Channel } from "@parley/contracts/channels";

export const sessionStatuses = [
  "idle",
  "awaitingInput",
  "waiting",
  "calling",
  "redirecting",
  "returning",
  "handedOff",
  "ended",
  "failed",
] as const;
/** What a session is doing between two steps. */
export type SessionStatus = (typeof sessionStatuses)[number];

/**
 * Which events move a session on in which status; every other one changes nothing. `start` and `enter` always do: they
 * begin again. `idle` is the state before the first step and never comes back.
 */
export const acceptedEvents: Readonly<Record<SessionStatus, readonly FlowEvent["kind"][]>> = {
  idle: ["start", "enter"],
  awaitingInput: ["start", "enter", "input", "timer", "handedBack"],
  waiting: ["start", "enter", "timer"],
  calling: ["start", "enter", "result", "handedBack"],
  redirecting: ["start", "enter"],
  returning: ["start", "enter", "returned"],
  handedOff: ["start", "enter", "handedBack", "liveChatExpired"],
  ended: ["start", "enter"],
  failed: ["start", "enter"],
};

/** JSON value kept for an answer: text, number, or several texts. */
export type AnswerValue = string | number | boolean | string[];

/** A running session, serialised with the conversation after every step. */
export interface SessionState {
  schemaVersion: 1;
  status: SessionStatus;
  /** The block that waits (for input, for time, for an agent), or null. */
  blockId: string | null;
  /** What is being waited for while `awaitingInput`; sent to the visitor. */
  input: InputRequest | null;
  /** Answers by block id: what was stored, and how it reads for people. `partOf` names the block of a part. */
  answers: Record<string, { value: AnswerValue; text: string; partOf?: string }>;
  /** Blocks that asked something, oldest first, for "back". Bounded. */
  history: string[];
  /** Invalid answers given to the present question. */
  attempts: number;
  /** Identifies the present wait or call, so that a late or doubled timer or result is ignored. */
  waitToken: number;
  /** When the present wait is over, ISO 8601: while `waiting`, and while a question waits only for a time. */
  waitUntil: string | null;
  /** Target flow while `redirecting`. */
  redirectTo: string | null;
  /** Whether the flow in `redirectTo` comes back here. */
  isCall?: boolean;
  /** Where flows that were called return to, the last call at the end. Bounded. */
  stack?: ReturnPlace[];
  /** Values of this conversation that are not kept with the contact. Bounded. */
  variables?: Record<string, string>;
  /** Lists being gone through, by depth of flows and loop block; the one that moved last stands last. */
  loops?: Record<string, { items: string[]; index: number }>;
  /** What the calling block remembers until its result arrives, or between its answers. */
  memo?: Record<string, string | number | boolean | null>;
  /** A language chosen in the flow. */
  language?: string;
  /** The language the flow speaks now: chosen, or found by attribute or browser. Absent where a flow has only one. */
  spokenLanguage?: string;
}

/** A block that called another flow, in the version it belongs to. */
export interface ReturnPlace {
  versionId: string;
  blockId: string;
}

export interface ContactFacts {
  name: string | null;
  email: string | null;
  phone: { dialCode: string; number: string } | null;
  tags: string[];
  attributes: Record<string, string>;
  city: string | null;
  country: string | null;
}

export interface ChatFacts {
  status: string;
  channel: string;
  pageUrl: string | null;
  pageTitle: string | null;
  referrer: string | null;
  device: string | null;
  browser: string | null;
  language: string | null;
  visits: number;
  agentsOnline: boolean;
  /** A member answers this chat already. */
  isAssigned?: boolean;
}

/** Everything a step may know. `seed` makes random choices repeatable; `now` is ISO 8601. */
export interface Environment {
  now: string;
  seed: number;
  contact: ContactFacts;
  chat: ChatFacts;
  bot: {
    name: string;
    timeZone: string;
    language: string;
    /** Without them the bot is always open. */
    businessHours?: BusinessHours;
    /** Whether an AI is connected; unknown when absent. */
    hasAi?: boolean;
  };
  /** The version being run, for the way back from flows it calls. */
  versionId?: string;
  /** Languages of the visitor's browser, best first. */
  languages?: string[];
}

/** Open minutes by weekday (1 Monday … 7 Sunday) in the bot's time zone, and days closed altogether (`YYYY-MM-DD`). */
export interface BusinessHours {
  days: Record<string, { from: number; to: number }[]>;
  holidays: string[];
}

export type FlowEvent =
  /** Begin (or begin again) at the document's start, forgetting answers. */
  | { kind: "start" }
  /** Enter a document at its start, keeping answers: after a redirect. */
  | { kind: "enter" }
  | { kind: "input"; input: VisitorInput }
  /** The wait with this token is over: a delay, or the time a question waits for an answer. */
  | { kind: "timer"; waitToken: number }
  /** The outside world has answered the call with this token. */
  | { kind: "result"; waitToken: number; result: CallResult }
  /** A called flow has ended: go on behind the block that called it. */
  | { kind: "returned" }
  /** An agent gave the conversation back: the flow goes on behind the live-chat block, or repeats its question. */
  | { kind: "handedBack" }
  /** Nobody accepted the live-chat request in time. */
  | { kind: "liveChatExpired" };

export interface ContactPatch {
  name?: string;
  email?: string;
  phone?: { dialCode: string; number: string };
  attributes?: Record<string, string | null>;
  addTags?: string[];
  removeTags?: string[];
  /** The person has become a lead. */
  isLead?: true;
  /** Agreement to be written to; false withdraws it. */
  optIn?: boolean;
}

export type Effect =
  /** `rephrase` lets an AI say the text in other words, where one is connected. */
  | { kind: "send"; blockId: string; content: MessageContent; delayMs: number; rephrase?: true }
  | { kind: "updateContact"; patch: ContactPatch }
  /** Perform the call and answer with a `result` event carrying `waitToken`. */
  | { kind: "call"; blockId: string; waitToken: number; request: CallRequest }
  | { kind: "addNote"; blockId: string; text: string }
  | { kind: "setStatus"; blockId: string; status: ConversationStatus }
  /** Tell members (everybody when empty) something, in the application and by mail. */
  | { kind: "alertTeam"; blockId: string; memberIds: string[]; text: string; byMail: boolean }
  | { kind: "drip"; blockId: string; action: "start" | "stop"; sequenceId: string }
  /** A template, form or catalogue of a channel that has them. */
  | { kind: "channelMessage"; blockId: string; message: ChannelMessage }
  /** Wake the session with a `timer` event carrying `waitToken`. */
  | { kind: "wait"; waitToken: number; until: string }
  | { kind: "requestLiveChat"; blockId: string; notifyMemberIds: string[] }
  /** Tell the team that the visitor answered a block marked so. */
  | { kind: "notifyTeam"; blockId: string; question: string; answer: string }
  | { kind: "endChat"; blockId: string };

export type ChannelMessage =
  | { kind: "template"; name: string; language: string; parameters: string[] }
  | { kind: "form"; formId: string; text: string; buttonLabel: string }
  | { kind: "catalogue"; text: string; productIds: string[] };

export type TraceEntry =
  | { kind: "entered"; blockId: string }
  | { kind: "answered"; blockId: string; text: string }
  | { kind: "rejected"; blockId: string; reason: string }
  | { kind: "skipped"; blockId: string; reason: "known" | "visitor" }
  | { kind: "branched"; blockId: string; output: string; reason: string }
  | { kind: "called"; blockId: string; call: CallRequest["kind"] }
  | { kind: "returnedCall"; blockId: string; call: CallResult["kind"]; detail: string }
  | { kind: "set"; blockId: string; name: string; value: string }
  | { kind: "left"; blockId: string; output: string; target: string | null }
  | { kind: "stopped"; blockId: string | null; reason: string }
  /** Something was worked around, for instance a template that could not be rendered. */
  | { kind: "warning"; blockId: string; code: string; detail: string };

export interface StepResult {
  state: SessionState;
  /** In the order they must happen. */
  effects: Effect[];
  trace: TraceEntry[];
}

export type Step = (
  document: FlowDocument,
  state: SessionState,
  event: FlowEvent,
  environment: Environment,
) => StepResult;
export type Validate = (document: FlowDocument, context: ValidationContext) => FlowProblem[];

/** What begins one flow. Without `flowName` the id is told. */
export interface FlowTriggers {
  flowId: string;
  flowName?: string;
  triggers: readonly FlowTrigger[];
}

export interface ValidationContext {
  channel: Channel;
  /** Flows of the same bot that a redirect may name. */
  flowIds: string[];
  /** Defined attribute keys, or undefined when unknown. */
  attributeKeys?: string[];
  /** Configured APIs of the workspace, or undefined when unknown. */
  apiIds?: string[];
  /** The flow that is checked, so that one that runs itself is found. */
  flowId?: string;
  /** Flows that always ask the visitor something before they return (`alwaysAsks`), or undefined when unknown. */
  askingFlowIds?: string[];
  /** Channels the bot is on; only `channel` when absent. */
  usedChannels?: Channel[];
  /** Channels to tell about as well, although the bot is not on them: nothing is an error there. */
  otherChannels?: Channel[];
  /** What begins the bot's other flows, so that nothing begins two. */
  otherTriggers?: FlowTriggers[];
  /** Whether an AI is connected, or undefined when unknown. */
  hasAi?: boolean;
}

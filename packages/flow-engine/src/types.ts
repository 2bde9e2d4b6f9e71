// The engine's vocabulary. The engine is pure: time, randomness and everything it knows about the person come in
// through `Environment`; everything that must happen goes out as an effect. States are plain JSON.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import type { InputRequest, MessageContent, VisitorInput } from "@parley/contracts/messages";

export const sessionStatuses = [
  "idle",
  "awaitingInput",
  "waiting",
  "redirecting",
  "handedOff",
  "ended",
  "failed",
] as const;
/** What a session is doing between two steps. */
export type SessionStatus = (typeof sessionStatuses)[number];

/** Which status may follow which; every other move is a defect. `idle` is the state before the first step. */
export const sessionMoves: Record<SessionStatus, readonly SessionStatus[]> = {
  idle: ["awaitingInput", "waiting", "redirecting", "handedOff", "ended", "failed"],
  awaitingInput: ["awaitingInput", "waiting", "redirecting", "handedOff", "ended", "failed"],
  waiting: ["waiting", "awaitingInput", "redirecting", "handedOff", "ended", "failed"],
  redirecting: ["awaitingInput", "waiting", "redirecting", "handedOff", "ended", "failed"],
  handedOff: ["handedOff", "awaitingInput", "waiting", "redirecting", "ended", "failed"],
  ended: ["ended", "awaitingInput", "waiting", "redirecting", "handedOff", "failed"],
  failed: ["failed", "awaitingInput", "waiting", "redirecting", "handedOff", "ended"],
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
  /** Answers by block id: what was stored, and how it reads for people. */
  answers: Record<string, { value: AnswerValue; text: string }>;
  /** Blocks that asked something, oldest first, for "back". Bounded. */
  history: string[];
  /** Invalid answers given to the present question. */
  attempts: number;
  /** Identifies the present wait, so that a late or doubled timer is ignored. */
  waitToken: number;
  /** When the present wait is over, ISO 8601, while `waiting`. */
  waitUntil: string | null;
  /** Target flow while `redirecting`. */
  redirectTo: string | null;
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
}

/** Everything a step may know. `seed` makes random choices repeatable; `now` is ISO 8601. */
export interface Environment {
  now: string;
  seed: number;
  contact: ContactFacts;
  chat: ChatFacts;
  bot: { name: string; timeZone: string; language: string };
}

export type FlowEvent =
  /** Begin (or begin again) at the document's start, forgetting answers. */
  | { kind: "start" }
  /** Enter a document at its start, keeping answers: after a redirect. */
  | { kind: "enter" }
  | { kind: "input"; input: VisitorInput }
  /** The wait with this token is over. */
  | { kind: "timer"; waitToken: number }
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
}

export type Effect =
  | { kind: "send"; blockId: string; content: MessageContent; delayMs: number }
  | { kind: "updateContact"; patch: ContactPatch }
  /** Wake the session with a `timer` event carrying `waitToken`. */
  | { kind: "wait"; waitToken: number; until: string }
  | { kind: "requestLiveChat"; blockId: string; notifyMemberIds: string[] }
  /** Tell the team that the visitor answered a block marked so. */
  | { kind: "notifyTeam"; blockId: string; question: string; answer: string }
  | { kind: "endChat"; blockId: string };

export type TraceEntry =
  | { kind: "entered"; blockId: string }
  | { kind: "answered"; blockId: string; text: string }
  | { kind: "rejected"; blockId: string; reason: string }
  | { kind: "skipped"; blockId: string; reason: "known" | "visitor" }
  | { kind: "branched"; blockId: string; output: string; reason: string }
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

export interface ValidationContext {
  channel: "website";
  /** Flows of the same bot that a redirect may name. */
  flowIds: string[];
  /** Defined attribute keys, or undefined when unknown. */
  attributeKeys?: string[];
}

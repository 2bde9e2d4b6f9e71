// A conversation with the draft, run by the real engine inside the browser. Pure: each action gives the next state;
// effects that would leave the browser become lines in the conversation.

import type { FlowDocument } from "@parley/contracts/flow";
import type { MessageContent, VisitorInput } from "@parley/contracts/messages";
import {
  type ChatFacts,
  type ContactFacts,
  type ContactPatch,
  type Effect,
  type Environment,
  type FlowEvent,
  initialState,
  patchContact,
  type SessionState,
  step,
  type TraceEntry,
} from "@parley/flow-engine";
import { connectionId } from "../model/graph.ts";

export type TestLine =
  | { id: number; kind: "bot"; blockId: string; content: MessageContent }
  | { id: number; kind: "visitor"; text: string }
  | { id: number; kind: "note"; note: TestNote };

export type TestNote =
  | { kind: "liveChat" }
  | { kind: "handedBack" }
  | { kind: "expired" }
  | { kind: "ended" }
  | { kind: "failed"; reason: string }
  | { kind: "redirected"; flowName: string }
  | { kind: "notified"; question: string; answer: string }
  | { kind: "contact"; patch: ContactPatch }
  | { kind: "skippedWait" }
  | { kind: "warning"; blockId: string; code: string; detail: string };

export interface TestFacts {
  contact: ContactFacts;
  chat: ChatFacts;
  bot: Environment["bot"];
}

export interface TestSession {
  session: SessionState;
  facts: TestFacts;
  lines: readonly TestLine[];
  trace: readonly TraceEntry[];
  visitedBlocks: ReadonlySet<string>;
  visitedConnections: ReadonlySet<string>;
  /** Simulated time runs ahead of the real one by what was skipped. */
  aheadMs: number;
  nextLineId: number;
}

export interface Moment {
  /** Real time in milliseconds. */
  nowMs: number;
  seed: number;
}

/** Lines and trace entries kept; a loop that runs for hours must not fill the memory. */
const linesKept = 500;

export function beginTest(document: FlowDocument, facts: TestFacts, moment: Moment): TestSession {
  const empty: TestSession = {
    session: initialState(),
    facts,
    lines: [],
    trace: [],
    visitedBlocks: new Set(),
    visitedConnections: new Set(),
    aheadMs: 0,
    nextLineId: 1,
  };
  return advance(document, empty, { kind: "start" }, moment);
}

/** What the visitor does, with the words shown for it. */
export function answer(
  document: FlowDocument,
  test: TestSession,
  input: VisitorInput,
  shown: string,
  moment: Moment,
): TestSession {
  const spoken = withLine(test, (id) => ({ id, kind: "visitor", text: shown }));
  return advance(document, spoken, { kind: "input", input }, moment);
}

/** Lets the simulated clock run to the end of the present wait. */
export function skipWait(document: FlowDocument, test: TestSession, moment: Moment): TestSession {
  const { waitUntil, waitToken, status } = test.session;
  if (status !== "waiting" || waitUntil === null) return test;
  const missing = Math.max(0, Date.parse(waitUntil) - (moment.nowMs + test.aheadMs));
  const later = withNote({ ...test, aheadMs: test.aheadMs + missing }, { kind: "skippedWait" });
  return advance(document, later, { kind: "timer", waitToken }, moment);
}

/** Wakes a session whose wait is over by itself. */
export function wake(document: FlowDocument, test: TestSession, moment: Moment): TestSession {
  if (test.session.status !== "waiting") return test;
  return advance(document, test, { kind: "timer", waitToken: test.session.waitToken }, moment);
}

/** Milliseconds until the present wait is over, or null. */
export function waitLeftMs(test: TestSession, nowMs: number): number | null {
  if (test.session.status !== "waiting" || test.session.waitUntil === null) return null;
  return Math.max(0, Date.parse(test.session.waitUntil) - (nowMs + test.aheadMs));
}

/** Plays the agent who gives the chat back, or the time in which nobody came. */
export function endLiveChat(
  document: FlowDocument,
  test: TestSession,
  outcome: "handedBack" | "expired",
  moment: Moment,
): TestSession {
  if (test.session.status !== "handedOff") return test;
  const event: FlowEvent = outcome === "handedBack" ? { kind: "handedBack" } : { kind: "liveChatExpired" };
  return advance(document, withNote(test, { kind: outcome }), event, moment);
}

/** Goes on in the flow a redirect leads to. */
export function enterFlow(
  document: FlowDocument,
  test: TestSession,
  flowName: string,
  moment: Moment,
): TestSession {
  if (test.session.status !== "redirecting") return test;
  return advance(document, withNote(test, { kind: "redirected", flowName }), { kind: "enter" }, moment);
}

function advance(document: FlowDocument, test: TestSession, event: FlowEvent, moment: Moment): TestSession {
  const environment: Environment = {
    now: new Date(moment.nowMs + test.aheadMs).toISOString(),
    seed: moment.seed,
    ...test.facts,
  };
  const result = step(document, test.session, event, environment);
  const withEffects = result.effects.reduce(performEffect, { ...test, session: result.state });
  return withEnd(withTrace(withEffects, result.trace), test.session.status);
}

function performEffect(test: TestSession, effect: Effect): TestSession {
  switch (effect.kind) {
    case "send":
      return withLine(test, (id) => ({ id, kind: "bot", blockId: effect.blockId, content: effect.content }));
    case "updateContact": {
      const facts = { ...test.facts, contact: patchContact(test.facts.contact, effect.patch) };
      return withNote({ ...test, facts }, { kind: "contact", patch: effect.patch });
    }
    case "requestLiveChat":
      return withNote(test, { kind: "liveChat" });
    case "notifyTeam":
      return withNote(test, { kind: "notified", question: effect.question, answer: effect.answer });
    case "wait":
    case "endChat":
    case "call":
    case "addNote":
    case "setStatus":
    case "alertTeam":
    case "drip":
    case "channelMessage":
      return test;
  }
}

function withTrace(test: TestSession, trace: readonly TraceEntry[]): TestSession {
  const visitedBlocks = new Set(test.visitedBlocks);
  const visitedConnections = new Set(test.visitedConnections);
  let next = test;
  for (const entry of trace) {
    if (entry.kind === "entered") visitedBlocks.add(entry.blockId);
    if (entry.kind === "left") visitedConnections.add(connectionId(entry));
    if (entry.kind === "warning") {
      next = withNote(next, entry);
    }
  }
  return { ...next, visitedBlocks, visitedConnections, trace: [...test.trace, ...trace].slice(-linesKept) };
}

function withEnd(test: TestSession, before: SessionState["status"]): TestSession {
  const { status } = test.session;
  if (status === before) return test;
  if (status === "ended") return withNote(test, { kind: "ended" });
  if (status === "failed") {
    const last = test.trace.findLast((entry) => entry.kind === "stopped");
    return withNote(test, { kind: "failed", reason: last?.kind === "stopped" ? last.reason : "" });
  }
  return test;
}

function withNote(test: TestSession, note: TestNote): TestSession {
  return withLine(test, (id) => ({ id, kind: "note", note }));
}

function withLine(test: TestSession, make: (id: number) => TestLine): TestSession {
  return {
    ...test,
    nextLineId: test.nextLineId + 1,
    lines: [...test.lines, make(test.nextLineId)].slice(-linesKept),
  };
}

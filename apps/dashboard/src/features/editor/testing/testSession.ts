// A conversation with the draft, run by the real engine inside the browser. Pure: each action gives the next state;
// nothing leaves the page. Calls to the outside wait for the author, or are answered by example values.

import type { FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import { contentLines } from "@parley/contracts/plainContent";
import {
  type CallResult,
  type ClaimedFile,
  type Effect,
  type Environment,
  type FlowEvent,
  initialState,
  step,
} from "@parley/flow-engine";
import { automaticResult } from "./exampleResults.ts";
import { performEffect, withEnd, withLine, withNote, withTrace } from "./testEffects.ts";
import type { Moment, RecordedEvent, TestFacts, TestSession, TestStart } from "./testTypes.ts";

export type * from "./testTypes.ts";

/** Calls answered by themselves in a row; a flow that asks more often without a visitor is going in circles. */
const automaticCallsInRow = 50;
/** Events remembered for a saved test; a test has fewer steps. */
const eventsKept = 400;

export function beginTest(
  document: FlowDocument,
  facts: TestFacts,
  moment: Moment,
  { flowId = "", isAutomatic = false }: TestStart = {},
): TestSession {
  const empty: TestSession = {
    session: initialState(),
    facts,
    flowId,
    homeFlowId: flowId,
    isAutomatic,
    call: null,
    uploads: {},
    lines: [],
    trace: [],
    recorded: [],
    visitedBlocks: new Set(),
    visitedConnections: new Set(),
    aheadMs: 0,
    nextLineId: 1,
    nextTraceId: 1,
  };
  return advance(document, empty, { kind: "start" }, moment);
}

/** What the visitor does, with the words shown for it. `uploads` are files that are only pretended. */
export function answer(
  document: FlowDocument,
  test: TestSession,
  input: VisitorInput,
  shown: string,
  moment: Moment,
  uploads: readonly ClaimedFile[] = [],
): TestSession {
  const known = { ...test.uploads, ...Object.fromEntries(uploads.map((file) => [file.id, file])) };
  const spoken = withLine({ ...test, uploads: known }, (id) => ({ id, kind: "visitor", text: shown }));
  return advance(document, spoken, { kind: "input", input }, moment);
}

/** The world outside answers the open call. */
export function answerCall(
  document: FlowDocument,
  test: TestSession,
  result: CallResult,
  moment: Moment,
): TestSession {
  return settleCall(document, test, result, moment, false);
}

/** From now on calls are answered by themselves, or no longer; one that is open is answered at once. */
export function setAutomatic(
  document: FlowDocument,
  test: TestSession,
  isAutomatic: boolean,
  moment: Moment,
): TestSession {
  const changed = { ...test, isAutomatic };
  return isAutomatic ? answerByItself(document, changed, moment) : changed;
}

/** Lets the simulated clock run to the end of the present wait, or of the time an answer may take. */
export function skipWait(document: FlowDocument, test: TestSession, moment: Moment): TestSession {
  const { waitUntil, waitToken } = test.session;
  if (!isTimed(test) || waitUntil === null) return test;
  const missing = Math.max(0, Date.parse(waitUntil) - (moment.nowMs + test.aheadMs));
  const kind = test.session.status === "waiting" ? "skippedWait" : "timeUp";
  const later = withNote({ ...test, aheadMs: test.aheadMs + missing }, { kind });
  return advance(document, later, { kind: "timer", waitToken }, moment);
}

/** Wakes a session whose wait is over by itself. */
export function wake(document: FlowDocument, test: TestSession, moment: Moment): TestSession {
  if (!isTimed(test)) return test;
  const told = test.session.status === "waiting" ? test : withNote(test, { kind: "timeUp" });
  return advance(document, told, { kind: "timer", waitToken: test.session.waitToken }, moment);
}

/** Milliseconds until the present wait, or the time for an answer, is over; null without one. */
export function waitLeftMs(test: TestSession, nowMs: number): number | null {
  if (!isTimed(test) || test.session.waitUntil === null) return null;
  return Math.max(0, Date.parse(test.session.waitUntil) - (nowMs + test.aheadMs));
}

function isTimed({ session: { status, waitUntil } }: TestSession): boolean {
  return (status === "waiting" || status === "awaitingInput") && waitUntil !== null;
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

/** The flow the conversation wants to go on in: redirected or called, or on its way back. Null while it stays. */
export function wantedFlow({ session }: TestSession): string | null {
  if (session.status === "redirecting") return session.redirectTo;
  if (session.status === "returning") return session.stack?.at(-1)?.versionId ?? null;
  return null;
}

/** Goes on in the flow of `wantedFlow`, at its start or behind the block that called. */
export function followFlow(
  document: FlowDocument,
  test: TestSession,
  flow: { id: string; name: string },
  moment: Moment,
): TestSession {
  const moved = { ...test, flowId: flow.id };
  switch (test.session.status) {
    case "redirecting": {
      const told = withNote(moved, { kind: "redirected", flowName: flow.name });
      return advance(document, told, { kind: "enter" }, moment);
    }
    case "returning": {
      const told = withNote(moved, { kind: "returned", flowName: flow.name });
      return advance(document, told, { kind: "returned" }, moment);
    }
    default:
      return test;
  }
}

function advance(document: FlowDocument, test: TestSession, event: FlowEvent, moment: Moment): TestSession {
  return answerByItself(document, take(document, test, event, moment), moment);
}

/** One step of the engine. Each flow stands for its own version, so that calls find their way back. */
function take(document: FlowDocument, test: TestSession, event: FlowEvent, moment: Moment): TestSession {
  const environment: Environment = {
    now: new Date(moment.nowMs + test.aheadMs).toISOString(),
    seed: moment.seed,
    versionId: test.flowId,
    ...test.facts,
  };
  const result = step(document, test.session, event, environment);
  const call = result.state.status === "calling" ? test.call : null;
  const recorded = [...test.recorded, recordEvent(event, environment.now, result.effects)].slice(-eventsKept);
  const before: TestSession = { ...test, session: result.state, call, recorded };
  const after = withTrace(result.effects.reduce(performEffect, before), result.trace);
  return withEnd(after, test.session.status);
}

function recordEvent(event: FlowEvent, at: string, effects: readonly Effect[]): RecordedEvent {
  const texts = effects.flatMap((effect) =>
    effect.kind === "send" ? [contentLines(effect.content).join("\n")] : [],
  );
  return { at, event, texts: texts.filter((text) => text !== "") };
}

function answerByItself(document: FlowDocument, test: TestSession, moment: Moment): TestSession {
  let next = test;
  for (let calls = 0; next.isAutomatic && next.call !== null && calls < automaticCallsInRow; calls += 1) {
    const result = automaticResult(next.call.request, next.uploads);
    next = settleCall(document, next, result, moment, true);
  }
  return next;
}

function settleCall(
  document: FlowDocument,
  test: TestSession,
  result: CallResult,
  moment: Moment,
  isAutomatic: boolean,
): TestSession {
  if (test.call === null || test.session.status !== "calling") return test;
  const { waitToken } = test.call;
  const told = withNote(withAttributes(test, result), { kind: "result", result, isAutomatic });
  const event: FlowEvent = { kind: "result", waitToken, result };
  return isAutomatic ? take(document, told, event, moment) : advance(document, told, event, moment);
}

/** Attributes an API filled are with the contact before the flow goes on. */
function withAttributes(test: TestSession, result: CallResult): TestSession {
  if (result.kind !== "api" || Object.keys(result.attributes).length === 0) return test;
  const { contact } = test.facts;
  const attributes = { ...contact.attributes, ...result.attributes };
  return { ...test, facts: { ...test.facts, contact: { ...contact, attributes } } };
}

// One step of a conversation: an event comes in, the flow runs until it waits for somebody or ends.
// Pure: the same values give the same result, and nothing that was passed in is changed. It never throws.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { CallRequest, CallResult } from "./calls.ts";
import type { VisitorInput } from "@parley/contracts/messages";
import type { Outcome, PreparedBlock } from "./blocks/blockKind.ts";
import { prepareBlock } from "./blocks/registry.ts";
import { engineLimits } from "./engine/limits.ts";
import { forgetLoops } from "./engine/loops.ts";
import { beginRun, forgetAnswer, sendContent, type StepRun } from "./engine/stepRun.ts";
import { languageOf, localizeDocument } from "./document/localizeDocument.ts";
import { initialState } from "./initialState.ts";
import {
  acceptedEvents,
  type Environment,
  type FlowEvent,
  type SessionState,
  type Step,
  type StepResult,
} from "./types.ts";

/** Where the walk goes on, or null when the flow has come to rest. */
type Cursor = { blockId: string; isRepeat: boolean } | null;

/**
 * Takes a conversation one step further.
 * Example: `step(document, initialState(), { kind: "start" }, environment)`.
 */
export const step: Step = (document, state, event, environment) => {
  const refusal = reasonToIgnore(state, event);
  if (refusal) return unchanged(state, refusal);

  const run = beginRun(state, environment);
  const said = localizeDocument(document, languageOf(document, state, environment));
  const outcome = outcomeOf(said, run, event);
  if (outcome?.kind === "ignore") return unchanged(state, outcome.reason);
  const start = outcome
    ? settle(document, run, state.blockId ?? "", outcome)
    : resume(document, run, state, event);
  walk(document, run, start);
  noteLanguage(document, run);
  return { state: run.state, effects: run.effects, trace: run.trace };
};

/** Kept with the session, for what is said around the flow. */
function noteLanguage(document: FlowDocument, { state, environment }: StepRun): void {
  const language = languageOf(document, state, environment);
  if (language === null) delete state.spokenLanguage;
  else state.spokenLanguage = language;
}

const reasons: Partial<Record<FlowEvent["kind"], string>> = {
  input: "input_not_expected",
  timer: "timer_outdated",
  result: "result_outdated",
  returned: "not_called",
};

/** Events that do not fit the state are answered with nothing: late timers, doubled inputs, expired requests. */
function reasonToIgnore(state: SessionState, event: FlowEvent): string | null {
  const reason = reasons[event.kind] ?? "not_handed_off";
  if (!acceptedEvents[state.status].includes(event.kind)) return reason;
  if (event.kind === "returned" && !state.stack?.length) return reason;
  if (event.kind !== "timer" && event.kind !== "result") return null;
  const isAwaited = event.kind === "result" || state.waitUntil !== null;
  return isAwaited && state.waitToken === event.waitToken ? null : reason;
}

/** What the waiting block makes of an answer or a result; null for every other event. */
function outcomeOf(document: FlowDocument, run: StepRun, event: FlowEvent): Outcome | null {
  if (event.kind === "input") return receive(document, run, event.input);
  if (event.kind === "result") return hear(document, run, event.result);
  // A chat handed back in the middle of a call goes on as if it had failed: its result has been passed over.
  const isInterrupted = event.kind === "handedBack" && run.state.status === "calling";
  return isInterrupted ? hear(document, run, { kind: "failed", code: "interrupted", detail: "" }) : null;
}

function unchanged(state: SessionState, reason: string): StepResult {
  return { state, effects: [], trace: [{ kind: "stopped", blockId: state.blockId, reason }] };
}

/** The place an event other than an input continues at. */
function resume(document: FlowDocument, run: StepRun, state: SessionState, event: FlowEvent): Cursor {
  const blockId = state.blockId ?? "";
  switch (event.kind) {
    case "start":
      // The token keeps growing, so that a timer of the conversation before is recognised as old.
      run.state = { ...initialState(), waitToken: state.waitToken };
      return startOf(document, run);
    case "enter":
      run.state = { ...run.state, history: [] };
      forgetLoops(run);
      return startOf(document, run);
    case "timer":
      if (state.memo?.["isBreath"] === true) return { blockId, isRepeat: false };
      return leave(document, run, blockId, state.status === "awaitingInput" ? "noAnswer" : "next");
    case "input":
    case "result":
      return null;
    case "returned":
      return comeBack(document, run);
    case "handedBack":
      return state.status === "handedOff"
        ? leave(document, run, blockId, "next")
        : { blockId, isRepeat: true };
    case "liveChatExpired":
      return leave(document, run, blockId, "unavailable");
  }
}

function startOf(document: FlowDocument, run: StepRun): Cursor {
  if (document.start === null) return finish(run, null, "no_start");
  return { blockId: document.start, isRepeat: false };
}

function receive(document: FlowDocument, run: StepRun, input: VisitorInput): Outcome {
  const block = findBlock(document, run.state.blockId ?? "");
  if (typeof block === "string") return { kind: "end", reason: block };
  return block.receive(run, input);
}

function hear(document: FlowDocument, run: StepRun, result: CallResult): Outcome {
  const blockId = run.state.blockId ?? "";
  const detail = result.kind === "failed" ? result.code : "";
  run.trace.push({ kind: "returnedCall", blockId, call: result.kind, detail });
  const block = findBlock(document, blockId);
  if (typeof block === "string") return { kind: "end", reason: block };
  return block.hear(run, result);
}

/**
 * Runs block after block until one of them waits, ends, or too many have run again without a stop. A step enters each
 * block of the document once, and then as many again as repeats are allowed: so it ends.
 */
function walk(document: FlowDocument, run: StepRun, start: Cursor): void {
  const entered = new Set<string>();
  let repeats = 0;
  let cursor = start;
  for (let visited = 0; cursor; visited += 1) {
    const { blockId, isRepeat } = cursor;
    if (entered.has(blockId)) repeats += 1;
    else entered.add(blockId);
    if (repeats > engineLimits.repeatsPerStep) {
      rest(run, blockId, "failed", "loop_without_input");
      return;
    }
    // A block may have chosen another language for those behind it.
    const block = findBlock(
      localizeDocument(document, languageOf(document, run.state, run.environment)),
      blockId,
    );
    if (typeof block === "string") {
      finish(run, blockId, block);
      return;
    }
    run.trace.push({ kind: "entered", blockId });
    run.visited = visited;
    if (run.state.memo) delete run.state.memo;
    cursor = settle(document, run, blockId, block.enter(run, isRepeat));
  }
}

/** Brings the state in line with what a block decided; answers where to go on. */
function settle(document: FlowDocument, run: StepRun, blockId: string, outcome: Outcome): Cursor {
  switch (outcome.kind) {
    case "next":
      return leave(document, run, blockId, outcome.output);
    case "goto":
      run.trace.push({ kind: "left", blockId, output: "jump", target: outcome.blockId });
      return { blockId: outcome.blockId, isRepeat: false };
    case "awaitInput":
      rest(run, blockId, "awaitingInput", null);
      run.state = { ...run.state, input: outcome.input, ...outcome.keep };
      setDeadline(run, outcome.timeoutMs);
      return null;
    case "reject":
      sendContent(run, blockId, { kind: "text", text: outcome.message });
      run.trace.push({ kind: "rejected", blockId, reason: outcome.reason });
      run.state.status = "awaitingInput";
      run.state.attempts += 1;
      setDeadline(run, outcome.timeoutMs);
      return null;
    case "back":
      return goBack(run);
    case "wait":
      return fallAsleep(run, blockId, outcome.milliseconds);
    case "breathe":
      fallAsleep(run, blockId, engineLimits.breathMs);
      run.state.memo = { isBreath: true };
      return null;
    case "call":
      return call(run, blockId, outcome.request);
    case "redirect":
      rest(run, blockId, "redirecting", null);
      run.state.redirectTo = outcome.flowId;
      return null;
    case "callFlow":
      return callFlow(run, blockId, outcome.flowId);
    case "handOff":
      return rest(run, blockId, "handedOff", null);
    case "return":
      return finish(run, blockId, "returned");
    case "ignore":
    case "end":
      if (outcome.kind === "end" && outcome.isFinal) run.state.stack = [];
      return finish(run, blockId, outcome.reason);
  }
}

function leave(document: FlowDocument, run: StepRun, blockId: string, output: string): Cursor {
  const block = ownBlock(document, blockId);
  const target = block && Object.hasOwn(block.outputs, output) ? (block.outputs[output] ?? null) : null;
  run.trace.push({ kind: "left", blockId, output, target });
  return target === null ? finish(run, blockId, "no_next") : { blockId: target, isRepeat: false };
}

/** The flow is over: back to the one that called it, or the end of the conversation. */
function finish(run: StepRun, blockId: string | null, reason: string): null {
  return rest(run, blockId, run.state.stack?.length ? "returning" : "ended", reason);
}

/** Another flow is entered that comes back here. */
function callFlow(run: StepRun, blockId: string, flowId: string): null {
  const stack = run.state.stack ?? [];
  const versionId = run.environment.versionId ?? "";
  if (stack.length >= engineLimits.flowsDeep) return rest(run, blockId, "failed", "flows_too_deep");
  rest(run, blockId, "redirecting", null);
  run.state.stack = [...stack, { versionId, blockId }];
  run.state.redirectTo = flowId;
  return null;
}

function comeBack(document: FlowDocument, run: StepRun): Cursor {
  const place = run.state.stack?.at(-1);
  run.state.stack = run.state.stack?.slice(0, -1) ?? [];
  return leave(document, run, place?.blockId ?? "", "next");
}

/** The world outside is asked; the open question, if any, is kept for when the answer is not accepted. */
function call(run: StepRun, blockId: string, request: CallRequest): null {
  const waitToken = run.state.waitToken + 1;
  run.state = { ...run.state, status: "calling", blockId, waitToken, waitUntil: null, redirectTo: null };
  run.effects.push({ kind: "call", blockId, waitToken, request });
  run.trace.push({ kind: "called", blockId, call: request.kind });
  return null;
}

/** A question with a time limit goes on by itself when nobody answers. */
function setDeadline(run: StepRun, timeoutMs: number | undefined): void {
  if (!timeoutMs) return;
  run.state.waitToken += 1;
  run.state.waitUntil = laterThan(run.environment, Math.min(timeoutMs, engineLimits.waitMs));
  run.effects.push({ kind: "wait", waitToken: run.state.waitToken, until: run.state.waitUntil });
}

/** Asks the question before this one again and forgets its answer. */
function goBack(run: StepRun): Cursor {
  const previous = run.state.history.at(-1);
  if (previous === undefined) return null;
  run.state.history = run.state.history.slice(0, -1);
  forgetAnswer(run, previous);
  return { blockId: previous, isRepeat: true };
}

function fallAsleep(run: StepRun, blockId: string, milliseconds: number): null {
  rest(run, blockId, "waiting", null);
  run.state.waitToken += 1;
  run.state.waitUntil = laterThan(run.environment, milliseconds);
  run.effects.push({ kind: "wait", waitToken: run.state.waitToken, until: run.state.waitUntil });
  return null;
}

/** The flow stops here until something happens. */
function rest(
  run: StepRun,
  blockId: string | null,
  status: SessionState["status"],
  reason: string | null,
): null {
  if (reason !== null) run.trace.push({ kind: "stopped", blockId, reason });
  run.state = { ...run.state, status, blockId, input: null, attempts: 0, waitUntil: null, redirectTo: null };
  delete run.state.memo;
  return null;
}

/** The block ready to run, or the reason why there is none. */
function findBlock(
  document: FlowDocument,
  blockId: string,
): PreparedBlock | "block_not_found" | "unknown_kind" {
  const block = ownBlock(document, blockId);
  if (!block) return "block_not_found";
  return prepareBlock(block) ?? "unknown_kind";
}

function ownBlock(document: FlowDocument, blockId: string): Block | undefined {
  return Object.hasOwn(document.blocks, blockId) ? document.blocks[blockId] : undefined;
}

function laterThan(environment: Environment, milliseconds: number): string {
  const now = Date.parse(environment.now);
  return new Date((Number.isNaN(now) ? 0 : now) + milliseconds).toISOString();
}

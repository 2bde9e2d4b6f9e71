// One step of a conversation: an event comes in, the flow runs until it waits for somebody or ends.
// Pure: the same values give the same result, and nothing that was passed in is changed. It never throws.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { VisitorInput } from "@parley/contracts/messages";
import type { Outcome, PreparedBlock } from "./blocks/blockKind.ts";
import { prepareBlock } from "./blocks/registry.ts";
import { engineLimits } from "./engine/limits.ts";
import { beginRun, forgetAnswer, sendContent, type StepRun } from "./engine/stepRun.ts";
import { initialState } from "./initialState.ts";
import type { Environment, FlowEvent, SessionState, Step, StepResult } from "./types.ts";

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
  if (event.kind === "input") {
    const outcome = receive(document, run, event.input);
    if (outcome.kind === "ignore") return unchanged(state, outcome.reason);
    walk(document, run, settle(document, run, state.blockId ?? "", outcome));
  } else {
    walk(document, run, resume(document, run, state, event));
  }
  return { state: run.state, effects: run.effects, trace: run.trace };
};

/** Events that do not fit the state are answered with nothing: late timers, doubled inputs, expired requests. */
function reasonToIgnore(state: SessionState, event: FlowEvent): string | null {
  switch (event.kind) {
    case "start":
    case "enter":
      return null;
    case "input":
      return state.status === "awaitingInput" ? null : "input_not_expected";
    case "timer":
      return state.status === "waiting" && state.waitToken === event.waitToken ? null : "timer_outdated";
    case "handedBack":
      return state.status === "handedOff" || state.status === "awaitingInput" ? null : "not_handed_off";
    case "liveChatExpired":
      return state.status === "handedOff" ? null : "not_handed_off";
  }
}

function unchanged(state: SessionState, reason: string): StepResult {
  return { state, effects: [], trace: [{ kind: "stopped", blockId: state.blockId, reason }] };
}

/** The place an event other than an input continues at. */
function resume(
  document: FlowDocument,
  run: StepRun,
  state: SessionState,
  event: Exclude<FlowEvent, { kind: "input" }>,
): Cursor {
  const blockId = state.blockId ?? "";
  switch (event.kind) {
    case "start":
      // The token keeps growing, so that a timer of the conversation before is recognised as old.
      run.state = { ...initialState(), waitToken: state.waitToken };
      return startOf(document, run);
    case "enter":
      run.state = { ...run.state, history: [] };
      return startOf(document, run);
    case "timer":
      return leave(document, run, blockId, "next");
    case "handedBack":
      return state.status === "handedOff"
        ? leave(document, run, blockId, "next")
        : { blockId, isRepeat: true };
    case "liveChatExpired":
      return leave(document, run, blockId, "unavailable");
  }
}

function startOf(document: FlowDocument, run: StepRun): Cursor {
  if (document.start === null) return rest(run, null, "ended", "no_start");
  return { blockId: document.start, isRepeat: false };
}

function receive(document: FlowDocument, run: StepRun, input: VisitorInput): Outcome {
  const block = findBlock(document, run.state.blockId ?? "");
  if (typeof block === "string") return { kind: "end", reason: block };
  return block.receive(run, input);
}

/** Runs block after block until one of them waits, ends, or too many have run without a stop. */
function walk(document: FlowDocument, run: StepRun, start: Cursor): void {
  let cursor = start;
  for (let visited = 0; cursor; visited += 1) {
    const { blockId, isRepeat } = cursor;
    if (visited >= engineLimits.blocksPerStep) {
      rest(run, blockId, "failed", "loop_without_input");
      return;
    }
    const block = findBlock(document, blockId);
    if (typeof block === "string") {
      rest(run, blockId, "ended", block);
      return;
    }
    run.trace.push({ kind: "entered", blockId });
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
      run.state.input = outcome.input;
      return null;
    case "reject":
      sendContent(run, blockId, { kind: "text", text: outcome.message });
      run.trace.push({ kind: "rejected", blockId, reason: outcome.reason });
      run.state.attempts += 1;
      return null;
    case "back":
      return goBack(run);
    case "wait":
      return fallAsleep(run, blockId, outcome.milliseconds);
    case "redirect":
      rest(run, blockId, "redirecting", null);
      run.state.redirectTo = outcome.flowId;
      return null;
    case "handOff":
      return rest(run, blockId, "handedOff", null);
    case "ignore":
    case "end":
      return rest(run, blockId, "ended", outcome.reason);
  }
}

function leave(document: FlowDocument, run: StepRun, blockId: string, output: string): Cursor {
  const block = ownBlock(document, blockId);
  const target = block && Object.hasOwn(block.outputs, output) ? (block.outputs[output] ?? null) : null;
  run.trace.push({ kind: "left", blockId, output, target });
  return target === null ? rest(run, blockId, "ended", "no_next") : { blockId: target, isRepeat: false };
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

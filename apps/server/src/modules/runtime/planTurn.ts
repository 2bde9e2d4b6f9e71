// Decides what one event does to a conversation: pure but for loading flow documents. A flow may lead into another one,
// or call it and be returned to; all such moves of one turn happen here, one engine step after the other.

import type { FlowDocument } from "@parley/contracts/flow";
import {
  initialState,
  patchContact,
  step,
  type Environment,
  type FlowEvent,
  type SessionState,
  type TraceEntry,
} from "@parley/flow-engine";
import { applyEffect } from "./applyEffect.ts";
import { changedValues } from "./changedValues.ts";
import { environmentOf } from "./environment.ts";
import type { PlanContext, TurnPlan } from "./plan.ts";

/** Flows entered through redirects in one turn; a circle of redirects ends here. */
const MAXIMUM_REDIRECTS = 10;
/** Flows entered or returned to in one turn, calls included: enough for a short list whose entries each call a flow. */
const MAXIMUM_MOVES = 40;

/** A version that is run, and what it is told. */
interface Place {
  versionId: string;
  document: FlowDocument;
  event: FlowEvent;
}

/** Runs the flow on one event. Without a published flow the session is over, and the chat open for people. */
export async function runFlow(
  context: PlanContext,
  event: FlowEvent,
  plan: TurnPlan,
  /** The version to begin with; left out, the bot's default flow or the one that runs. */
  begunVersionId?: string,
): Promise<TurnPlan> {
  const { turn } = context;
  const { session } = turn.conversation;
  let place: Place | undefined = await firstPlace(context, event, begunVersionId);
  if (!place) {
    plan.set.session = session && endedState(session);
    return plan;
  }
  const environment = environmentOf(turn, context.settings, context.now, context);
  // The flow may begin in the turn that tells something new about the contact.
  if (plan.contact) environment.contact = patchContact(environment.contact, plan.contact);

  let state: SessionState = session ?? initialState();
  let { versionId } = place;
  const counts = { redirects: 0, moves: 0 };
  while (place) {
    ({ versionId } = place);
    const trace: TraceEntry[] = [];
    state = runStep(context, plan, place, state, environment, trace);
    const moved: Moved = await move(context, place, state, counts, trace);
    ({ state, place } = moved);
  }
  plan.ended = state.status === "ended" && session?.status !== "ended";
  plan.set.session = state;
  plan.set.flowVersionId = versionId;
  return plan;
}

async function firstPlace(
  context: PlanContext,
  event: FlowEvent,
  begunVersionId: string | undefined,
): Promise<Place | undefined> {
  const { turn } = context;
  const restarts = event.kind === "start" || turn.conversation.session === null;
  const versionId =
    begunVersionId ?? (restarts ? turn.bot.defaultVersionId : turn.conversation.flowVersionId);
  if (versionId === null) return undefined;
  const isMoved = begunVersionId === undefined && !restarts && context.turn.isVersionRetired;
  const place = isMoved
    ? await successorOf(context, versionId, context.turn.conversation.session?.blockId ?? null)
    : undefined;
  const document = place?.document ?? (await context.document(versionId));
  return document && { versionId: place?.versionId ?? versionId, document, event };
}

/**
 * Where a session of a retired version goes on: the published version, if it has the same block there. Otherwise the
 * session stays on its own, and is looked at again with its next turn.
 */
async function successorOf(
  { document: load, successor }: PlanContext,
  versionId: string,
  blockId: string | null,
): Promise<Omit<Place, "event"> | undefined> {
  const next = await successor(versionId);
  if (next === undefined || next === versionId) return undefined;
  const [before, after] = [await load(versionId), await load(next)];
  if (!after) return undefined;
  const isSame = blockId === null || kindOf(before, blockId) === kindOf(after, blockId);
  return isSame && (blockId === null || kindOf(after, blockId) !== undefined)
    ? { versionId: next, document: after }
    : undefined;
}

function kindOf(document: FlowDocument | undefined, blockId: string): string | undefined {
  return document && Object.hasOwn(document.blocks, blockId) ? document.blocks[blockId]?.kind : undefined;
}

/** One step of the engine, translated into the plan, and remembered for replay. */
function runStep(
  context: PlanContext,
  plan: TurnPlan,
  { versionId, document, event }: Place,
  state: SessionState,
  environment: Environment,
  trace: TraceEntry[],
): SessionState {
  const result = step(document, state, event, { ...environment, versionId });
  trace.push(...result.trace);
  for (const effect of result.effects) {
    applyEffect(effect, plan, context, trace);
    // The flow entered next sees what this one has learned.
    if (effect.kind === "updateContact")
      environment.contact = patchContact(environment.contact, effect.patch);
  }
  const values = changedValues(state, result.state, result.effects);
  plan.steps.push({ versionId, event: withoutCode(event, state), trace, values });
  return result.state;
}

/** A code that was typed is not kept with the steps. */
function withoutCode(event: FlowEvent, { input }: SessionState): FlowEvent {
  if (event.kind !== "input" || event.input.kind !== "text" || input?.kind !== "otp") return event;
  return { kind: "input", input: { kind: "text", text: "•".repeat(input.length) } };
}

interface Moved {
  state: SessionState;
  /** Where the turn goes on, or nothing when the flow has come to rest. */
  place: Place | undefined;
}

/** Goes where the flow leads: into another flow, or back to the one that called. */
async function move(
  context: PlanContext,
  from: Place,
  state: SessionState,
  counts: { redirects: number; moves: number },
  trace: TraceEntry[],
): Promise<Moved> {
  if (state.status !== "redirecting" && state.status !== "returning") return { state, place: undefined };
  counts.moves += 1;
  if (counts.moves > MAXIMUM_MOVES) return stop(state, trace, "too_many_flows");
  if (state.status === "returning") return goBack(context, state, trace);

  const isCall = isCallFrom(from.versionId, state);
  if (!isCall) counts.redirects += 1;
  if (counts.redirects > MAXIMUM_REDIRECTS) return stop(state, trace, "too_many_flows");
  const flowId = state.redirectTo ?? "";
  const target = await context.publishedVersion(flowId);
  const document = target ? await context.document(target) : undefined;
  if (target && document) return { state, place: { versionId: target, document, event: { kind: "enter" } } };

  trace.push({ kind: "warning", blockId: state.blockId ?? "", code: "flow_not_published", detail: flowId });
  // A call of a flow that is gone returns at once; a redirect there ends the visitor's chat calmly.
  if (!isCall) return { state: endedState(state), place: undefined };
  const back: SessionState = { ...state, status: "returning", redirectTo: null };
  return { state: back, place: { ...from, event: { kind: "returned" } } };
}

/** Behind the block that called, in the version that called or the one that took its place. */
async function goBack(context: PlanContext, state: SessionState, trace: TraceEntry[]): Promise<Moved> {
  const caller = state.stack?.at(-1);
  if (!caller) return stop(state, trace, "caller_not_found");
  const successor = await successorOf(context, caller.versionId, caller.blockId);
  const document = successor?.document ?? (await context.document(caller.versionId));
  if (!document) return stop(state, trace, "caller_not_found");
  const versionId = successor?.versionId ?? caller.versionId;
  return { state, place: { versionId, document, event: { kind: "returned" } } };
}

function stop(state: SessionState, trace: TraceEntry[], reason: string): Moved {
  trace.push({ kind: "stopped", blockId: state.blockId, reason });
  return { state: endedState(state), place: undefined };
}

/** A call has just put its own block on the stack; a redirect puts nothing there. */
function isCallFrom(versionId: string, { stack, blockId }: SessionState): boolean {
  const caller = stack?.at(-1);
  return caller !== undefined && caller.versionId === versionId && caller.blockId === blockId;
}

function endedState(state: SessionState): SessionState {
  return {
    ...state,
    status: "ended",
    redirectTo: null,
    blockId: null,
    input: null,
    waitUntil: null,
    stack: [],
  };
}

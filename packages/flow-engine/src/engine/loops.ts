// Where a conversation stands in the lists it goes through. A flow that is called has loops of its own, also when it is
// a copy of its caller and its blocks have the same ids.

import type { SessionState } from "../types.ts";
import type { StepRun } from "./stepRun.ts";

export interface LoopPlace {
  items: string[];
  index: number;
}

/** What texts may name as `loop`: the list that moved last. */
export interface LoopFacts {
  item: string;
  /** From 1. */
  number: number;
  count: number;
  isFirst: boolean;
  isLast: boolean;
}

export function findLoop(run: StepRun, blockId: string): LoopPlace | undefined {
  const { loops } = run.state;
  const key = keyOf(run.state, blockId);
  return loops && Object.hasOwn(loops, key) ? loops[key] : undefined;
}

/** Keeps the place in a list; null forgets it. */
export function setLoop(run: StepRun, blockId: string, place: LoopPlace | null): void {
  const key = keyOf(run.state, blockId);
  const others = Object.entries(run.state.loops ?? {}).filter(([name]) => name !== key);
  keep(run, place ? [...others, [key, place]] : others);
}

/** A flow that is entered anew begins its lists anew. */
export function forgetLoops(run: StepRun): void {
  const loops = Object.entries(run.state.loops ?? {});
  keep(
    run,
    loops.filter(([key]) => Number.parseInt(key, 10) < depthOf(run.state)),
  );
}

export function currentLoop(state: SessionState): LoopFacts | null {
  const place = Object.values(state.loops ?? {}).at(-1);
  if (!place) return null;
  const { items, index } = place;
  return {
    item: items[index] ?? "",
    number: index + 1,
    count: items.length,
    isFirst: index === 0,
    isLast: index === items.length - 1,
  };
}

function keep(run: StepRun, loops: [string, LoopPlace][]): void {
  run.scope = null;
  if (loops.length > 0) run.state.loops = Object.fromEntries(loops);
  else delete run.state.loops;
}

/** Begins with a number and a slash, so that JSON keeps the order. */
function keyOf(state: SessionState, blockId: string): string {
  return `${depthOf(state)}/${blockId}`;
}

function depthOf(state: SessionState): number {
  return state.stack?.length ?? 0;
}

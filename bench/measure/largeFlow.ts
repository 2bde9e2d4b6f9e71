// The engine in a flow of 500 blocks: how long a step takes, and how much memory it leaves to be collected.

import { getHeapStatistics } from "node:v8";
import { initialState, newBlock, step, type Environment, type SessionState } from "@parley/flow-engine";
import { percentile } from "./percentile.ts";

const BLOCKS = 500;
/** A question, a condition, a value and two messages, again and again. */
const KINDS = ["textQuestion", "condition", "setAttribute", "message", "message"] as const;
const STEPS = 20_000;
const WARM_UP_STEPS = 5_000;
/** Allocations are counted over many steps, because the heap is only told in pages. */
const STEPS_PER_SAMPLE = 200;

type Document = Parameters<typeof step>[0];
type Block = Document["blocks"][string];

export interface LargeFlowFigures {
  medianMs: number;
  bytesPerStep: number;
}

export function measureLargeFlow(environment: Environment): LargeFlowFigures {
  const document = largeFlow();
  let state: SessionState = step(document, initialState(), { kind: "start" }, environment).state;
  const times: number[] = [];
  const bytes: number[] = [];
  let heapBefore = getHeapStatistics().used_heap_size;
  for (let count = 0; count < WARM_UP_STEPS + STEPS; count += 1) {
    const began = performance.now();
    state = step(
      document,
      state,
      { kind: "input", input: { kind: "text", text: `Answer ${count}` } },
      environment,
    ).state;
    const ended = performance.now();
    if (state.status !== "awaitingInput") throw new Error("The flow did not go on.");
    if (count < WARM_UP_STEPS) continue;
    times.push(ended - began);
    if (count % STEPS_PER_SAMPLE !== 0) continue;
    const heap = getHeapStatistics().used_heap_size;
    // A collection in between makes the heap smaller; such a sample says nothing.
    if (heap > heapBefore) bytes.push((heap - heapBefore) / STEPS_PER_SAMPLE);
    heapBefore = getHeapStatistics().used_heap_size;
  }
  return { medianMs: percentile(times, 0.5), bytesPerStep: percentile(bytes, 0.5) };
}

function largeFlow(): Document {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => blockAt(index));
  return {
    schemaVersion: 1,
    start: "b0",
    blocks: Object.fromEntries(blocks.map((block) => [block.id, block])),
  };
}

function blockAt(index: number): Block {
  const kind = KINDS[index % KINDS.length] ?? "message";
  const next = `b${(index + 1) % BLOCKS}`;
  const block = newBlock(kind, `b${index}`, settingsOf(kind, index));
  if (!block) throw new Error(`There is no kind ${kind}.`);
  return {
    ...block,
    outputs: Object.fromEntries(Object.keys(block.outputs).map((output) => [output, next])),
  };
}

function settingsOf(kind: (typeof KINDS)[number], index: number): Record<string, unknown> {
  switch (kind) {
    case "textQuestion":
      return { text: `Question ${index}, {{ contact.firstName }}?` };
    case "condition": {
      const subject = { kind: "answer", blockId: `b${index - 1}` };
      const rules = [{ subject, operator: "contains", value: "yes" }];
      return { branches: [{ id: "yes", title: "", groups: [{ rules }] }] };
    }
    case "setAttribute":
      return { assignments: [{ key: "count", value: "{{ attributes.count | plus: 1 }}" }] };
    case "message":
      return { text: `You said {{ answers.b0 }}.` };
  }
}

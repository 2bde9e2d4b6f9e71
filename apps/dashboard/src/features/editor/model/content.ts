// What the editor edits: a flow document and, apart from it, where its blocks stand on the canvas.
// Values are never changed in place, so that a snapshot is a reference and an undo step costs nothing.

import type { Block, FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { outputsOf } from "@parley/flow-engine";

export interface EditorContent {
  readonly document: FlowDocument;
  readonly layout: FlowLayout;
}

export interface Position {
  x: number;
  y: number;
}

/** One end of a connection: an output of a block. */
export interface OutputRef {
  blockId: string;
  output: string;
}

/** Canvas units between the grid's lines; blocks snap to them. */
export const gridSize = 16;
/** Width of a block on the canvas; the height depends on its outputs. */
export const blockWidth = 272;

export function snap(position: Position): Position {
  return {
    x: Math.round(position.x / gridSize) * gridSize,
    y: Math.round(position.y / gridSize) * gridSize,
  };
}

export function positionOf(content: EditorContent, blockId: string): Position {
  return content.layout.positions[blockId] ?? { x: 0, y: 0 };
}

/** Gives the block exactly the outputs its settings call for, keeping the targets it already has. */
export function withDueOutputs(block: Block): Block {
  const due = outputsOf(block);
  const present = Object.keys(block.outputs);
  if (due.length === present.length && due.every((output) => output.id in block.outputs)) return block;
  return {
    ...block,
    outputs: Object.fromEntries(due.map((output) => [output.id, block.outputs[output.id] ?? null])),
  };
}

/** Blocks in reading order: as a walk from the start meets them, then the unreachable ones. */
export function readingOrder(document: FlowDocument): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const walk = (from: string) => {
    const waiting = [from];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const block = document.blocks[id];
      if (!block || seen.has(id)) continue;
      seen.add(id);
      order.push(id);
      const targets = outputsOf(block).map((output) => block.outputs[output.id]);
      for (const target of targets.toReversed()) if (target) waiting.push(target);
    }
  };
  if (document.start) walk(document.start);
  for (const id of Object.keys(document.blocks)) walk(id);
  return order;
}

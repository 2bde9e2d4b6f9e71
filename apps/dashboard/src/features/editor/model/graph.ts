// The document seen as a drawing: edges, places for new blocks, and which block lies next to which.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { outputsOf, prepareBlock } from "@parley/flow-engine";
import { boxOf, itemIds } from "./areas.ts";
import {
  blockWidth,
  type EditorContent,
  type OutputRef,
  type Position,
  positionOf,
  readingOrder,
} from "./content.ts";

export interface Connection extends OutputRef {
  id: string;
  target: string;
  /** Place of the output in its block, so that lines leaving side by side do not lie on each other. */
  index: number;
}

export const connectionId = (from: OutputRef) => `${from.blockId}>${from.output}`;

// Outputs are immutable and belong to one block, so its connections keep their identity while only its texts change.
const connectionsByOutputs = new WeakMap<Block["outputs"], readonly Connection[]>();

export function connectionsOf(block: Block): readonly Connection[] {
  const known = connectionsByOutputs.get(block.outputs);
  if (known) return known;
  const connections = Object.entries(block.outputs).flatMap(([output, target], index) =>
    target === null
      ? []
      : [{ id: connectionId({ blockId: block.id, output }), blockId: block.id, output, target, index }],
  );
  connectionsByOutputs.set(block.outputs, connections);
  return connections;
}

export function allConnections(document: FlowDocument): Connection[] {
  return Object.values(document.blocks).flatMap(connectionsOf);
}

/** Ways a block takes without an output of its own, such as a jump: drawn, but changed in its form. */
export function jumpsOf(block: Block): readonly Connection[] {
  const known = jumpsByBlock.get(block);
  if (known) return known;
  const targets =
    prepareBlock(block)
      ?.references()
      .filter((reference) => reference.isTarget) ?? [];
  const jumps = targets.map(({ blockId: target, path }, index) => ({
    id: connectionId({ blockId: block.id, output: jumpOutput }),
    blockId: block.id,
    output: path,
    target,
    index,
  }));
  jumpsByBlock.set(block, jumps);
  return jumps;
}

const jumpsByBlock = new WeakMap<Block, readonly Connection[]>();

/** Name the engine's trace gives the way of a jump. */
export const jumpOutput = "jump";

/** First output of a block that leads nowhere yet. */
export function firstOpenOutput(block: Block): string | null {
  return outputsOf(block).find((output) => (block.outputs[output.id] ?? null) === null)?.id ?? null;
}

/** Where the next block of a list goes: behind the selected block, else behind the last one that is still open. */
export function placeOfNext(content: EditorContent, selection: readonly string[]): OutputRef | null {
  const { blocks } = content.document;
  const selected = blocks[selection.at(-1) ?? ""];
  const last = readingOrder(content.document).findLast((id) => {
    const block = blocks[id];
    return block !== undefined && firstOpenOutput(block) !== null;
  });
  const block = selected ?? blocks[last ?? ""];
  const output = block && (firstOpenOutput(block) ?? outputsOf(block)[0]?.id);
  return block && output ? { blockId: block.id, output } : null;
}

/** Room for one block and the gap behind it, in canvas units. */
const columnStep = blockWidth + 48;
const rowStep = 208;

/** A free place below a block; branches stand side by side. */
export function placeBehind(content: EditorContent, from: OutputRef): Position {
  const block = content.document.blocks[from.blockId];
  const origin = positionOf(content, from.blockId);
  const outputs = block ? outputsOf(block) : [];
  const index = Math.max(
    0,
    outputs.findIndex((output) => output.id === from.output),
  );
  const column = outputs.length > 1 ? index - (outputs.length - 1) / 2 : 0;
  const wanted = { x: origin.x + column * columnStep, y: origin.y + rowStep + outputs.length * 16 };
  return freePlace(content, wanted);
}

/** The wanted place, or the next one to the side where no block stands. */
export function freePlace(content: EditorContent, wanted: Position): Position {
  const places = Object.values(content.layout.positions);
  let place = wanted;
  while (places.some((other) => overlaps(other, place))) place = { x: place.x + columnStep, y: place.y };
  return place;
}

function overlaps(left: Position, right: Position): boolean {
  return Math.abs(left.x - right.x) < blockWidth && Math.abs(left.y - right.y) < rowStep / 2;
}

export type Direction = "up" | "down" | "left" | "right";

/** The nearest block, frame or note in a direction; what lies straight ahead counts as nearer than what lies aside. */
export function neighbour(content: EditorContent, blockId: string, direction: Direction): string | null {
  const from = boxOf(content, blockId);
  let best: { id: string; cost: number } | null = null;
  for (const id of itemIds(content)) {
    if (id === blockId) continue;
    const to = boxOf(content, id);
    const ahead = aheadOf(from, to, direction);
    if (ahead <= 0) continue;
    const aside =
      direction === "up" || direction === "down" ? Math.abs(to.x - from.x) : Math.abs(to.y - from.y);
    const cost = ahead + aside * asideWeight;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

const asideWeight = 2;

function aheadOf(from: Position, to: Position, direction: Direction): number {
  switch (direction) {
    case "up":
      return from.y - to.y;
    case "down":
      return to.y - from.y;
    case "left":
      return from.x - to.x;
    case "right":
      return to.x - from.x;
  }
}

// Positions for a flow drawn from top to bottom: each block one row below the lowest block that leads to it, as near
// as possible under the blocks above, and rows as high as their highest block.

import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { edgesOf } from "../document/edgesOf.ts";
import { outputsOf } from "../document/outputsOf.ts";

/** Distance of two neighbours in a row, in canvas pixels: a block is 272 wide. */
const columnWidth = 320;
/** Height of a block without a list of outputs, of one output in the list, and of the gap to the next row. */
const blockHeight = 100;
const outputHeight = 28;
const rowGap = 72;
/** Positions are multiples of this, as on the canvas. */
const grid = 8;

export function arrange(document: FlowDocument): FlowLayout {
  const positions: FlowLayout["positions"] = {};
  const above = parentsOf(document);
  let y = 0;
  for (const ids of rowsOf(document)) {
    const wishes = ids.map((id) => ({ id, x: wishedX(above.get(id) ?? [], positions) }));
    for (const { id, x } of spread(wishes)) positions[id] = { x: snap(x), y: snap(y) };
    y += Math.max(...ids.map((id) => heightOf(document, id))) + rowGap;
  }
  return { positions };
}

/** Block ids row by row; edges that lead back up are not followed. */
function rowsOf(document: FlowDocument): string[][] {
  const order: string[] = [];
  const rowOf = new Map<string, number>();
  const onPath = new Set<string>();

  const place = (id: string, row: number): void => {
    const block = document.blocks[id];
    if (!block || onPath.has(id) || (rowOf.get(id) ?? -1) >= row) return;
    if (!rowOf.has(id)) order.push(id);
    rowOf.set(id, row);
    onPath.add(id);
    for (const target of edgesOf(block)) place(target, row + 1);
    onPath.delete(id);
  };
  if (document.start !== null) place(document.start, 0);

  const rows: string[][] = [];
  for (const id of order) (rows[rowOf.get(id) ?? 0] ??= []).push(id);
  return rows;
}

/** For each block, who leads to it and how far to the side that output leaves, in columns. */
function parentsOf(document: FlowDocument): Map<string, { id: string; side: number }[]> {
  const parents = new Map<string, { id: string; side: number }[]>();
  for (const block of Object.values(document.blocks)) {
    const targets = edgesOf(block);
    for (const [index, target] of targets.entries()) {
      const list = parents.get(target) ?? [];
      list.push({ id: block.id, side: index - (targets.length - 1) / 2 });
      parents.set(target, list);
    }
  }
  return parents;
}

/** The middle of the parents that are already placed. */
function wishedX(
  parents: readonly { id: string; side: number }[],
  positions: FlowLayout["positions"],
): number {
  const places = parents.flatMap(({ id, side }) => {
    const position = positions[id];
    return position ? [position.x + side * columnWidth] : [];
  });
  return places.length === 0 ? 0 : places.reduce((sum, x) => sum + x, 0) / places.length;
}

/** Keeps neighbours a column apart, and the row as a whole where it wished to be. */
function spread(wishes: readonly { id: string; x: number }[]): { id: string; x: number }[] {
  const sorted = wishes.toSorted((a, b) => a.x - b.x);
  const placed: { id: string; x: number }[] = [];
  for (const { id, x } of sorted) {
    const previous = placed.at(-1);
    placed.push({ id, x: previous ? Math.max(x, previous.x + columnWidth) : x });
  }
  const drift = placed.reduce((sum, { x }, index) => sum + x - (sorted[index]?.x ?? x), 0) / placed.length;
  return placed.map(({ id, x }) => ({ id, x: x - drift }));
}

function heightOf(document: FlowDocument, id: string): number {
  const block = document.blocks[id];
  const outputs = block ? outputsOf(block).length : 0;
  return blockHeight + (outputs > 1 ? outputs * outputHeight : 0);
}

function snap(value: number): number {
  return Math.round(value / grid) * grid;
}

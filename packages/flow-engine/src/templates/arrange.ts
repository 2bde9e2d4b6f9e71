// Positions for a flow drawn from top to bottom: each block one row below the lowest block that leads to it,
// blocks of a row side by side around the middle, in the order of the outputs above them.

import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import { edgesOf } from "../document/edgesOf.ts";

/** Distance of two neighbours in a row, in canvas pixels: a block is 260 wide. */
const columnWidth = 320;
/** Distance of two rows: room for a choice with several options. */
const rowHeight = 220;

export function arrange(document: FlowDocument): FlowLayout {
  const rows = rowsOf(document);
  const positions: FlowLayout["positions"] = {};
  for (const [row, ids] of rows.entries()) {
    for (const [column, id] of ids.entries()) {
      const offset = column - (ids.length - 1) / 2;
      positions[id] = { x: Math.round(offset * columnWidth), y: row * rowHeight };
    }
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

// Lines the selected items up on each other, or spreads them evenly. A frame takes along what lies in it.

import { boundsOf, type Box, boxOf, carriedBy, isItem, type SizeOf, withCarried } from "./areas.ts";
import type { EditorContent, Position } from "./content.ts";

export const alignments = [
  "left",
  "center",
  "right",
  "top",
  "middle",
  "bottom",
  "spreadAcross",
  "spreadDown",
] as const;
export type Alignment = (typeof alignments)[number];

/** New places of the items, and of what their frames carry. */
export function align(
  content: EditorContent,
  ids: readonly string[],
  alignment: Alignment,
  sizeOf?: SizeOf,
): Record<string, Position> {
  // What lies in a chosen frame keeps its place there.
  const carried = new Set(ids.flatMap((id) => carriedBy(content, id)));
  const items = ids
    .filter((id) => !carried.has(id) && isItem(content, id))
    .map((id) => ({ id, box: boxOf(content, id, sizeOf) }));
  if (items.length < 2) return {};
  const bounds = boundsOf(items.map((item) => item.box));
  const corners = spreadOf(items, alignment) ?? items.map(({ box }) => cornerOf(box, bounds, alignment));
  const places: Record<string, Position> = {};
  for (const [index, { id, box }] of items.entries()) {
    const corner = corners[index] ?? box;
    const by = { x: corner.x - box.x, y: corner.y - box.y };
    for (const moved of withCarried(content, [id])) {
      const from = boxOf(content, moved);
      places[moved] = { x: from.x + by.x, y: from.y + by.y };
    }
  }
  return places;
}

function cornerOf(box: Box, bounds: Box, alignment: Alignment): Position {
  switch (alignment) {
    case "left":
      return { x: bounds.x, y: box.y };
    case "center":
      return { x: bounds.x + (bounds.width - box.width) / 2, y: box.y };
    case "right":
      return { x: bounds.x + bounds.width - box.width, y: box.y };
    case "top":
      return { x: box.x, y: bounds.y };
    case "middle":
      return { x: box.x, y: bounds.y + (bounds.height - box.height) / 2 };
    case "bottom":
      return { x: box.x, y: bounds.y + bounds.height - box.height };
    case "spreadAcross":
    case "spreadDown":
      return box;
  }
}

/** Equal gaps between the items; the outermost two stay. Null for an alignment that does not spread. */
function spreadOf(items: readonly { id: string; box: Box }[], alignment: Alignment): Position[] | null {
  if (alignment !== "spreadAcross" && alignment !== "spreadDown") return null;
  const [start, side] = alignment === "spreadAcross" ? (["x", "width"] as const) : (["y", "height"] as const);
  const sorted = items.toSorted((one, other) => one.box[start] - other.box[start]);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return null;
  const covered = sorted.reduce((sum, { box }) => sum + box[side], 0);
  const gap = (last.box[start] + last.box[side] - first.box[start] - covered) / (sorted.length - 1);
  const places = new Map<string, Position>();
  let next = first.box[start];
  for (const { id, box } of sorted) {
    places.set(id, { x: box.x, y: box.y, [start]: Math.round(next) });
    next += box[side] + gap;
  }
  return items.map(({ id, box }) => places.get(id) ?? box);
}

// Where the blocks of an imported bot stand: the groups keep their places as frames, their blocks below one another.

import type { FlowLayout } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import type { Placed } from "./importTypebot.ts";

/** Parley's blocks are larger than Typebot's: distances grow with them. */
const STRETCH = { x: 1.3, y: 1.6 } as const;
const ROW = 160;
const FRAME = { left: 30, top: 60, width: 320, below: 20 } as const;
/** Beyond this the canvas of no person reaches. */
const FARTHEST = 1_000_000;

export function layoutOf(placed: readonly Placed[]): FlowLayout {
  const positions: FlowLayout["positions"] = {};
  const frames: NonNullable<FlowLayout["frames"]> = [];
  for (const [group, entries] of Map.groupBy(placed, (entry) => entry.group)) {
    const x = within(group.graphCoordinates.x * STRETCH.x);
    const y = within(group.graphCoordinates.y * STRETCH.y);
    const ids = entries.flatMap((entry) => entry.ids);
    for (const [index, id] of ids.entries()) positions[id] = { x, y: y + index * ROW };
    if (frames.length >= limits.canvasAreas) continue;
    frames.push({
      id: `frame${frames.length + 1}`,
      title: group.title.slice(0, limits.nameLength),
      x: x - FRAME.left,
      y: y - FRAME.top,
      width: FRAME.width,
      height: Math.min(ids.length * ROW + FRAME.top + FRAME.below, 20_000),
      colour: "grey",
    });
  }
  return { positions, frames };
}

function within(value: number): number {
  return Math.round(Math.min(FARTHEST, Math.max(-FARTHEST, value)));
}

// One line about a block for the canvas.

import type { Block } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";

/** Longest line shown on a block; the rest is replaced by an ellipsis. */
const maximumLength = 120;

/** What the block says or does, on one line. Empty for an unknown kind. */
export function describeBlock(block: Block): string {
  const line = (prepareBlock(block)?.summary() ?? "").replace(/\s+/g, " ").trim();
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1).trimEnd()}…` : line;
}

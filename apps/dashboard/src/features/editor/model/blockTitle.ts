// What a block is called on the canvas and in lists.

import type { Block } from "@parley/contracts/flow";
import { blockDefinition, describeBlock } from "@parley/flow-engine";

/** The author's name of the block, else its kind's; an unknown kind is named as the document names it. */
export function titleOf(block: Block): string {
  return block.title ?? blockDefinition(block.kind)?.label ?? block.kind;
}

/** Long enough to recognise a block in a list of targets. */
const shortLength = 48;

/** Title and beginning of the text, to tell two blocks of the same kind apart. */
export function longTitleOf(block: Block): string {
  const text = describeBlock(block);
  if (text === "") return titleOf(block);
  const short = text.length > shortLength ? `${text.slice(0, shortLength - 1).trimEnd()}…` : text;
  return `${titleOf(block)}: ${short}`;
}

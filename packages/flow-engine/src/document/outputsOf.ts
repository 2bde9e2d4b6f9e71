// The ways out of a block, in the order they are drawn.

import type { Block } from "@parley/contracts/flow";
import type { BlockOutput } from "../blocks/blockKind.ts";
import { prepareBlock } from "../blocks/registry.ts";

/** Outputs of a block; those of an unknown kind are the ones its document names. */
export function outputsOf(block: Block): BlockOutput[] {
  return prepareBlock(block)?.outputs ?? Object.keys(block.outputs).map((id) => ({ id, label: id }));
}

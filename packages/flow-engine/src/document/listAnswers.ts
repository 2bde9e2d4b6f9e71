// What a block's answer is called in texts and conditions: the whole answer, and each part that can be read by itself.

import type { Block } from "@parley/contracts/flow";
import { partId } from "../blocks/answerParts.ts";
import { blockAsks } from "../blocks/blockAsks.ts";
import { prepareBlock } from "../blocks/registry.ts";

export interface FlowAnswer {
  /** The block's id, or that of a part: `<block id>_<part>`. */
  id: string;
  /** What the part is called; null for the whole answer. */
  part: string | null;
}

/** Example: a question for a range of days gives `[{ id: "when", part: null }, { id: "when_from", part: "First day" }, …]`. */
export function listAnswers(block: Block): FlowAnswer[] {
  if (!blockAsks(block)) return [];
  const parts = prepareBlock(block)?.answerParts() ?? [];
  return [
    { id: block.id, part: null },
    ...parts.map(({ id, label }) => ({ id: partId(block.id, id), part: label })),
  ];
}

// Blocks a block may lead to inside its flow: connected outputs and targets named in its settings.

import type { Block } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";

export function edgesOf(block: Block): string[] {
  const prepared = prepareBlock(block);
  const used = prepared ? prepared.outputs.map((output) => output.id) : Object.keys(block.outputs);
  const connected = used.flatMap((id) => (Object.hasOwn(block.outputs, id) ? (block.outputs[id] ?? []) : []));
  const named =
    prepared?.references().flatMap((reference) => (reference.isTarget ? [reference.blockId] : [])) ?? [];
  return [...new Set([...connected, ...named])];
}

// Attributes a flow writes to, so that they can be defined when a template or an import brings new ones.

import type { FlowDocument } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";

/** Keys of all attributes that answers are saved to or that are set, each once. */
export function writtenAttributes(document: FlowDocument): string[] {
  const keys = Object.values(document.blocks).flatMap(
    (block) => prepareBlock(block)?.writtenAttributes() ?? [],
  );
  return [...new Set(keys)];
}

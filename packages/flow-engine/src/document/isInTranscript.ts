// Whether what a block says and what is answered to it belongs into the transcript.

import type { FlowDocument } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";

/** True for blocks that are not part of the document: a message without a known block is always kept. */
export function isInTranscript(document: FlowDocument, blockId: string): boolean {
  const block = Object.hasOwn(document.blocks, blockId) ? document.blocks[blockId] : undefined;
  return block ? (prepareBlock(block)?.includeInTranscript ?? true) : true;
}

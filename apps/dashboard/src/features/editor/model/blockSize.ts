// What blocks measure on the canvas before they were drawn: enough to tell what lies in a frame and to arrange a flow.

import { outputsOf } from "@parley/flow-engine";
import { blockWidth, type EditorContent } from "./content.ts";

export interface Size {
  width: number;
  height: number;
}

const headHeight = 92;
const rowHeight = 28;

export function estimatedSize(content: EditorContent, blockId: string): Size {
  const block = content.document.blocks[blockId];
  const rows = block ? outputsOf(block).length : 0;
  return { width: blockWidth, height: headHeight + (rows > 1 ? rows * rowHeight + 8 : 0) };
}

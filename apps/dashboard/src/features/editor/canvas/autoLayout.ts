// Arranges blocks from top to bottom, each frame as a group of its own. The layout engine is large, so it is loaded when
// first used and runs in a worker.

import ELK, { type ELK as Layouter } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { Box, SizeOf } from "../model/areas.ts";
import type { EditorContent } from "../model/content.ts";
import { boxesOf, layoutGraph } from "../model/layoutGraph.ts";

let layouter: Layouter | null = null;

/** New places of all items, and new sizes of frames. */
export async function arrange(content: EditorContent, sizeOf: SizeOf): Promise<Record<string, Box>> {
  layouter ??= new ELK({ workerUrl });
  return boxesOf(content, await layouter.layout(layoutGraph(content, sizeOf)));
}

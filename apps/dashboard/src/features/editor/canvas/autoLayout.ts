// Arranges blocks from top to bottom. The layout engine is large, so it is loaded when first used and runs in a worker.

import { outputsOf } from "@parley/flow-engine";
import ELK, { type ELK as Layouter, type ElkNode } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import { blockWidth, type EditorContent, type Position, readingOrder, snap } from "../model/content.ts";
import { connectionsOf, jumpsOf } from "../model/graph.ts";

export interface BlockSize {
  width: number;
  height: number;
}

const headHeight = 92;
const rowHeight = 28;

/** What a block measures when it was not drawn yet. */
export function estimatedSize(content: EditorContent, blockId: string): BlockSize {
  const block = content.document.blocks[blockId];
  const rows = block ? outputsOf(block).length : 0;
  return { width: blockWidth, height: headHeight + (rows > 1 ? rows * rowHeight + 8 : 0) };
}

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.layered.spacing.nodeNodeBetweenLayers": "72",
  "elk.spacing.nodeNode": "48",
  "elk.spacing.componentComponent": "96",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
};

let layouter: Layouter | null = null;

/** New places of all blocks. */
export async function arrange(
  content: EditorContent,
  sizeOf: (blockId: string) => BlockSize,
): Promise<Record<string, Position>> {
  layouter ??= new ELK({ workerUrl });
  const order = readingOrder(content.document);
  const graph: ElkNode = {
    id: "flow",
    layoutOptions: options,
    children: order.map((id) => ({ id, ...sizeOf(id) })),
    edges: order.flatMap((id) => {
      const block = content.document.blocks[id];
      return (block ? [...connectionsOf(block), ...jumpsOf(block)] : [])
        .filter((connection) => connection.target in content.document.blocks)
        .map((connection) => ({ id: connection.id, sources: [id], targets: [connection.target] }));
    }),
  };
  const { children = [] } = await layouter.layout(graph);
  return Object.fromEntries(children.map(({ id, x = 0, y = 0 }) => [id, snap({ x, y })]));
}

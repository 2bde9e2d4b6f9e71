// The flow as a graph for the layout engine: frames hold what lies in them, and free notes stay beside their nearest block.

import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import { type Box, boxOf, carriedBy, framePadding, framesOf, notesOf, type SizeOf } from "./areas.ts";
import { type EditorContent, positionOf, readingOrder, snap } from "./content.ts";
import { connectionsOf, jumpsOf } from "./graph.ts";

const rootId = "flow";

const spacing = {
  "elk.layered.spacing.nodeNodeBetweenLayers": "72",
  "elk.spacing.nodeNode": "48",
};

const options = {
  ...spacing,
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.spacing.componentComponent": "96",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.fixedAlignment": "BALANCED",
};

const { side, top } = framePadding;
const frameOptions = {
  ...spacing,
  "elk.padding": `[top=${top},left=${side},bottom=${side},right=${side}]`,
};

export function layoutGraph(content: EditorContent, sizeOf: SizeOf): ElkNode {
  const parents = parentsOf(content);
  const order = readingOrder(content.document);
  const nodes = new Map<string, ElkNode>([[rootId, { id: rootId, layoutOptions: options, children: [] }]]);
  for (const { id } of framesOf(content)) {
    if ((parents.counts.get(id) ?? 0) > 0) nodes.set(id, { id, layoutOptions: frameOptions, children: [] });
  }
  for (const id of order) nodes.set(id, { id, ...sizeOf(id) });
  for (const note of notesOf(content)) {
    if (parents.of.has(note.id)) nodes.set(note.id, { id: note.id, width: note.width, height: note.height });
  }
  for (const [id, node] of nodes) {
    if (id !== rootId) nodes.get(parents.of.get(id) ?? rootId)?.children?.push(node);
  }
  const edges = order.flatMap((id): ElkExtendedEdge[] => {
    const block = content.document.blocks[id];
    return (block ? [...connectionsOf(block), ...jumpsOf(block)] : [])
      .filter((connection) => connection.target in content.document.blocks)
      .map((connection) => ({ id: connection.id, sources: [id], targets: [connection.target] }));
  });
  return { ...nodes.get(rootId), id: rootId, edges };
}

/** The smallest frame each item lies in, and how many items that gives every frame. */
function parentsOf(content: EditorContent): { of: Map<string, string>; counts: Map<string, number> } {
  const of = new Map<string, string>();
  const counts = new Map<string, number>();
  const smallestFirst = framesOf(content).toSorted(
    (one, other) => one.width * one.height - other.width * other.height,
  );
  for (const frame of smallestFirst) {
    for (const id of carriedBy(content, frame.id)) {
      if (of.has(id)) continue;
      of.set(id, frame.id);
      counts.set(frame.id, (counts.get(frame.id) ?? 0) + 1);
    }
  }
  return { of, counts };
}

/** Where everything goes. What the engine was not told about, free notes and empty frames, follows its neighbour. */
export function boxesOf(content: EditorContent, arranged: ElkNode): Record<string, Box> {
  const boxes: Record<string, Box> = {};
  const read = (node: ElkNode, left: number, above: number) => {
    for (const child of node.children ?? []) {
      const x = left + (child.x ?? 0);
      const y = above + (child.y ?? 0);
      boxes[child.id] = { ...snap({ x, y }), width: child.width ?? 0, height: child.height ?? 0 };
      read(child, x, y);
    }
  };
  read(arranged, 0, 0);
  for (const area of [...framesOf(content), ...notesOf(content)]) {
    if (boxes[area.id]) continue;
    const near = nearestBlock(content, area);
    const to = near === null ? undefined : boxes[near];
    if (near === null || !to) continue;
    const from = positionOf(content, near);
    const corner = { x: area.x + to.x - from.x, y: area.y + to.y - from.y };
    boxes[area.id] = { ...corner, width: area.width, height: area.height };
  }
  return boxes;
}

function nearestBlock(content: EditorContent, area: Box): string | null {
  const x = area.x + area.width / 2;
  const y = area.y + area.height / 2;
  let best: { id: string; distance: number } | null = null;
  for (const id of Object.keys(content.document.blocks)) {
    const box = boxOf(content, id);
    const distance = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    if (!best || distance < best.distance) best = { id, distance };
  }
  return best?.id ?? null;
}

// Moves a block to another place of the conversation: the list's reordering. A block can be taken out of a run when all its
// ways lead to the same block; it can be put before any block, and behind one whose ways all lead to the same.

import type { Block } from "@parley/contracts/flow";
import { type EditorContent, positionOf, readingOrder } from "./content.ts";

/** Where all ways of a block lead: a block, null while all are open, undefined when they part or there are none. */
function throughOf(block: Block | undefined): string | null | undefined {
  const targets = new Set(Object.values(block?.outputs ?? {}));
  if (targets.size !== 1) return undefined;
  const [target] = targets;
  return target;
}

export function canMove(content: EditorContent, blockId: string): boolean {
  const through = throughOf(content.document.blocks[blockId]);
  return through !== undefined && through !== blockId;
}

export interface Place {
  blockId: string;
  edge: "before" | "behind";
}

/** Whether `moveTo` would change something. */
export function canMoveTo(content: EditorContent, blockId: string, place: Place): boolean {
  return moveTo(content, blockId, place) !== content;
}

/** The flow with a block at another place; the same content when that place cannot be taken. */
export function moveTo(content: EditorContent, blockId: string, { blockId: at, edge }: Place): EditorContent {
  if (blockId === at || !canMove(content, blockId) || !(at in content.document.blocks)) return content;
  const taken = takenOut(content, blockId);
  const through = throughOf(taken.document.blocks[at]);
  if (edge === "behind" && through === undefined) return content;
  const moved =
    edge === "before" ? putBefore(taken, blockId, at) : putBehind(taken, blockId, at, through ?? null);
  const isSame = Object.entries(moved.document.blocks).every(([id, block]) =>
    Object.entries(block.outputs).every(
      ([output, target]) => content.document.blocks[id]?.outputs[output] === target,
    ),
  );
  if (isSame && moved.document.start === content.document.start) return content;
  return withPlacesInOrder(content, moved);
}

/** One step up or down the run the block stands in. */
export function placeBeside(content: EditorContent, blockId: string, direction: "up" | "down"): Place | null {
  const { blocks } = content.document;
  if (direction === "down") {
    const next = throughOf(blocks[blockId]);
    return next ? { blockId: next, edge: "behind" } : null;
  }
  const before = readingOrder(content.document).find(
    (id) => id !== blockId && throughOf(blocks[id]) === blockId,
  );
  return before === undefined ? null : { blockId: before, edge: "before" };
}

/** Whoever led to the block leads to what came behind it. */
function takenOut(content: EditorContent, blockId: string): EditorContent {
  const through = throughOf(content.document.blocks[blockId]) ?? null;
  return redirected(content, (source, target) =>
    target === blockId && source !== blockId ? through : target,
  );
}

function putBefore(content: EditorContent, blockId: string, at: string): EditorContent {
  return redirected(content, (source, target) => {
    if (source === blockId) return at;
    return target === at ? blockId : target;
  });
}

function putBehind(
  content: EditorContent,
  blockId: string,
  at: string,
  through: string | null,
): EditorContent {
  return redirected(content, (source, target) => {
    if (source === blockId) return through;
    return source === at ? blockId : target;
  });
}

/** Changes every connection; the start counts as one that comes from nowhere. */
function redirected(
  { document, layout }: EditorContent,
  change: (source: string | null, target: string | null) => string | null,
): EditorContent {
  const blocks = Object.fromEntries(
    Object.entries(document.blocks).map(([id, block]) => {
      const outputs = Object.fromEntries(
        Object.entries(block.outputs).map(([output, target]) => [output, change(id, target)]),
      );
      const isSame = Object.entries(outputs).every(([output, target]) => block.outputs[output] === target);
      return [id, isSame ? block : { ...block, outputs }];
    }),
  );
  return { document: { ...document, start: change(null, document.start), blocks }, layout };
}

/** The blocks whose order changed exchange their places on the canvas, so that it reads in the new order as well. */
function withPlacesInOrder(before: EditorContent, after: EditorContent): EditorContent {
  const [old, fresh] = [readingOrder(before.document), readingOrder(after.document)];
  const first = old.findIndex((id, index) => fresh[index] !== id);
  const last = old.findLastIndex((id, index) => fresh[index] !== id);
  if (first === -1) return after;
  const moved = new Set(old.slice(first, last + 1));
  if (!fresh.slice(first, last + 1).every((id) => moved.has(id))) return after;
  const positions = { ...after.layout.positions };
  for (let index = first; index <= last; index += 1) {
    const [from, to] = [old[index], fresh[index]];
    if (from !== undefined && to !== undefined) positions[to] = positionOf(before, from);
  }
  return { ...after, layout: { ...after.layout, positions } };
}

// Every change of a flow as a pure function from content to content. Ids come in as arguments, so that a command
// is repeatable; the store around them keeps history and selection.

import type { Block } from "@parley/contracts/flow";
import { outputsOf } from "@parley/flow-engine";
import { type Box, changeArea, framesOf, removeAreas } from "./areas.ts";
import { type EditorContent, type OutputRef, type Position, snap, withDueOutputs } from "./content.ts";

/** Adds a block that nothing leads to yet; in an empty flow it becomes the start. */
export function addBlock(
  content: EditorContent,
  { block, position }: { block: Block; position: Position },
): EditorContent {
  const { document, layout } = content;
  return {
    document: {
      ...document,
      start: document.start ?? block.id,
      blocks: { ...document.blocks, [block.id]: withDueOutputs(block) },
    },
    layout: { ...layout, positions: { ...layout.positions, [block.id]: snap(position) } },
  };
}

/**
 * Adds a block behind an output. If that output already led somewhere, the new block is put in between and
 * its first output leads there.
 */
export function addAndConnect(
  content: EditorContent,
  { block, position, from }: { block: Block; position: Position; from: OutputRef },
): EditorContent {
  const target = content.document.blocks[from.blockId]?.outputs[from.output] ?? null;
  const added = addBlock(content, { block, position });
  const connected = connect(added, from, block.id);
  const inserted = connected.document.blocks[block.id];
  const firstOutput = inserted && outputsOf(inserted)[0]?.id;
  if (!target || !firstOutput) return connected;
  return connect(connected, { blockId: block.id, output: firstOutput }, target);
}

/** Removes blocks and every connection that led to them. A removed start hands over to the block behind it. */
export function removeBlocks(content: EditorContent, blockIds: readonly string[]): EditorContent {
  const { document, layout } = content;
  const removed = new Set(blockIds.filter((id) => id in document.blocks));
  if (removed.size === 0) return content;
  const blocks: Record<string, Block> = {};
  for (const [id, block] of Object.entries(document.blocks)) {
    if (!removed.has(id)) blocks[id] = withoutTargets(block, removed);
  }
  return {
    document: { ...document, start: startAfterRemoval(content, removed), blocks },
    layout: {
      ...layout,
      positions: Object.fromEntries(Object.entries(layout.positions).filter(([id]) => !removed.has(id))),
    },
  };
}

/** Leads an output to a block; an unknown block or output changes nothing. */
export function connect(content: EditorContent, from: OutputRef, target: string): EditorContent {
  if (!content.document.blocks[target]) return content;
  return setTarget(content, from, target);
}

export function disconnect(content: EditorContent, from: OutputRef): EditorContent {
  return setTarget(content, from, null);
}

/** Puts blocks, frames and notes at new places. What a frame carries is named by the caller. */
export function moveItems(content: EditorContent, places: Record<string, Position>): EditorContent {
  const blocks = Object.entries(places).filter(([id]) => id in content.document.blocks);
  const moved = Object.entries(places).reduce(
    (changed, [id, place]) => (id in content.document.blocks ? changed : changeArea(changed, id, place)),
    content,
  );
  if (blocks.length === 0) return moved;
  return {
    ...moved,
    layout: {
      ...moved.layout,
      positions: {
        ...moved.layout.positions,
        ...Object.fromEntries(blocks.map(([id, { x, y }]) => [id, { x, y }])),
      },
    },
  };
}

/** Puts everything where an arrangement wants it; frames get its sizes too. */
export function placeItems(
  content: EditorContent,
  boxes: Record<string, Position & Partial<Box>>,
): EditorContent {
  const moved = moveItems(content, boxes);
  return framesOf(content).reduce((changed, { id }) => {
    const box = boxes[id];
    return box ? changeArea(changed, id, { x: box.x, y: box.y, ...sidesOf(box) }) : changed;
  }, moved);
}

const sidesOf = ({ width, height }: Partial<Box>) =>
  width === undefined || height === undefined ? {} : { width, height };

/** Removes blocks, frames and notes. What lies in a removed frame stays. */
export function removeItems(content: EditorContent, ids: readonly string[]): EditorContent {
  return removeAreas(removeBlocks(content, ids), ids);
}

/** Merges settings into a block's; a value of `undefined` removes the setting. Outputs follow the settings. */
export function updateSettings(
  content: EditorContent,
  blockId: string,
  patch: Record<string, unknown>,
): EditorContent {
  return changeBlock(content, blockId, (block) => {
    const merged = { ...block.settings, ...patch };
    const settings = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
    return withDueOutputs({ ...block, settings });
  });
}

/** Gives a block the author's own name; an empty one brings the kind's name back. */
export function renameBlock(content: EditorContent, blockId: string, title: string): EditorContent {
  return changeBlock(content, blockId, (block) => {
    if (title !== "") return { ...block, title };
    const unnamed = { ...block };
    delete unnamed.title;
    return unnamed;
  });
}

export function setStart(content: EditorContent, blockId: string): EditorContent {
  if (!content.document.blocks[blockId] || content.document.start === blockId) return content;
  return { ...content, document: { ...content.document, start: blockId } };
}

/** Replaces everything: import, template, restore, or the other copy of a conflict. */
export function replaceAll(_content: EditorContent, replacement: EditorContent): EditorContent {
  return replacement;
}

function setTarget(content: EditorContent, from: OutputRef, target: string | null): EditorContent {
  return changeBlock(content, from.blockId, (block) => {
    if (!(from.output in block.outputs) || block.outputs[from.output] === target) return block;
    return { ...block, outputs: { ...block.outputs, [from.output]: target } };
  });
}

function changeBlock(
  content: EditorContent,
  blockId: string,
  change: (block: Block) => Block,
): EditorContent {
  const block = content.document.blocks[blockId];
  if (!block) return content;
  const changed = change(block);
  if (changed === block) return content;
  return {
    ...content,
    document: { ...content.document, blocks: { ...content.document.blocks, [blockId]: changed } },
  };
}

function withoutTargets(block: Block, removed: ReadonlySet<string>): Block {
  const leadsToRemoved = Object.values(block.outputs).some(
    (target) => target !== null && removed.has(target),
  );
  if (!leadsToRemoved) return block;
  return {
    ...block,
    outputs: Object.fromEntries(
      Object.entries(block.outputs).map(([output, target]) => [
        output,
        target !== null && removed.has(target) ? null : target,
      ]),
    ),
  };
}

function startAfterRemoval(content: EditorContent, removed: ReadonlySet<string>): string | null {
  const { start, blocks } = content.document;
  const seen = new Set<string>();
  let candidate = start;
  while (candidate !== null && removed.has(candidate) && !seen.has(candidate)) {
    seen.add(candidate);
    const block = blocks[candidate];
    candidate = block ? (Object.values(block.outputs).find((target) => target !== null) ?? null) : null;
  }
  return candidate !== null && removed.has(candidate) ? null : candidate;
}

// Moves selected blocks into a flow of their own: the selection must be entered at one block and left towards one block,
// because the call that takes its place has one way in and one way out.

import type { Block } from "@parley/contracts/flow";
import { notesOf, removeAreas, withCarried } from "./areas.ts";
import { removeBlocks } from "./commands.ts";
import { type EditorContent, positionOf } from "./content.ts";
import { translationsOfBlocks } from "./copiedTranslations.ts";
import { allConnections, jumpsOf } from "./graph.ts";

export type ExtractionRefusal = "noBlocks" | "noEntry" | "severalEntries" | "severalExits" | "jump";

export interface Extraction {
  blockIds: readonly string[];
  /** Where the selection is entered. */
  entry: string;
  /** Where it leads, or null when every way ends inside. */
  exit: string | null;
}

export type PlannedExtraction = { ok: true; plan: Extraction } | { ok: false; reason: ExtractionRefusal };

export function planExtraction(content: EditorContent, ids: readonly string[]): PlannedExtraction {
  const { document } = content;
  const blockIds = withCarried(content, ids).filter((id) => id in document.blocks);
  if (blockIds.length === 0) return refused("noBlocks");
  const inside = new Set(blockIds);
  const crossesByJump = Object.values(document.blocks)
    .flatMap((block) => [...jumpsOf(block)])
    .some((jump) => inside.has(jump.blockId) !== inside.has(jump.target));
  if (crossesByJump) return refused("jump");

  const connections = allConnections(document);
  const entries = new Set(
    connections
      .filter(({ blockId, target }) => !inside.has(blockId) && inside.has(target))
      .map(({ target }) => target),
  );
  if (document.start !== null && inside.has(document.start)) entries.add(document.start);
  const exits = new Set(
    connections
      .filter(({ blockId, target }) => inside.has(blockId) && !inside.has(target))
      .map(({ target }) => target),
  );
  if (entries.size > 1) return refused("severalEntries");
  if (exits.size > 1) return refused("severalExits");
  const [entry] = entries;
  if (entry === undefined) return refused("noEntry");
  return { ok: true, plan: { blockIds, entry, exit: [...exits][0] ?? null } };
}

const refused = (reason: ExtractionRefusal): PlannedExtraction => ({ ok: false, reason });

/** The content of the new flow. Ways that led out lead to `back`, which returns to the caller. */
export function extractedContent(
  content: EditorContent,
  { blockIds, entry, exit }: Extraction,
  back: Block,
): EditorContent {
  const inside = new Set(blockIds);
  const blocks = Object.fromEntries(
    blockIds.flatMap((id) => {
      const block = content.document.blocks[id];
      return block ? [[id, withTargets(block, (target) => (inside.has(target) ? target : back.id))]] : [];
    }),
  );
  const positions = Object.fromEntries(blockIds.map((id) => [id, positionOf(content, id)]));
  if (exit !== null) {
    blocks[back.id] = back;
    positions[back.id] = positionOf(content, exit);
  }
  const { languages, translations } = content.document;
  return {
    document: {
      schemaVersion: content.document.schemaVersion,
      start: entry,
      blocks,
      ...(languages ? { languages } : {}),
      ...(translations ? { translations: translationsOfBlocks(translations, (id) => inside.has(id)) } : {}),
    },
    layout: { positions },
  };
}

/** The flow with the call in the place of the selection. */
export function withCall(
  content: EditorContent,
  { blockIds, entry, exit }: Extraction,
  call: Block,
): EditorContent {
  const position = positionOf(content, entry);
  const wired = Object.fromEntries(
    Object.entries(content.document.blocks).map(([id, block]) => [
      id,
      withTargets(block, (target) => (target === entry ? call.id : target)),
    ]),
  );
  const { start, translations } = content.document;
  const called: EditorContent = {
    document: {
      ...content.document,
      start: start === entry ? call.id : start,
      blocks: { ...wired, [call.id]: { ...call, outputs: { ...call.outputs, next: exit } } },
    },
    layout: { ...content.layout, positions: { ...content.layout.positions, [call.id]: position } },
  };
  const removed = removeBlocks(called, blockIds);
  const gone = new Set(blockIds);
  const cleared: EditorContent = translations
    ? {
        ...removed,
        document: {
          ...removed.document,
          translations: translationsOfBlocks(translations, (id) => !gone.has(id)),
        },
      }
    : removed;
  // Frames that held only these blocks would stay empty; notes stay, they may tell why.
  const emptied = (content.layout.frames ?? []).filter((frame) => {
    const carried = withCarried(content, [frame.id]);
    return (
      carried.some((id) => gone.has(id)) &&
      carried.every((id) => id === frame.id || gone.has(id)) &&
      notesOf(content).every((note) => !carried.includes(note.id))
    );
  });
  return removeAreas(
    cleared,
    emptied.map((frame) => frame.id),
  );
}

function withTargets(block: Block, change: (target: string) => string): Block {
  const outputs = Object.fromEntries(
    Object.entries(block.outputs).map(([output, target]) => [
      output,
      target === null ? null : change(target),
    ]),
  );
  return Object.entries(outputs).every(([output, target]) => block.outputs[output] === target)
    ? block
    : { ...block, outputs };
}

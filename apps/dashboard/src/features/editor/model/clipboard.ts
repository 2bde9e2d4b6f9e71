// Copy and paste of blocks as text, so that it works across flows, bots, tabs and browsers. Pasted blocks get new ids;
// connections among them are kept, all others are cut, and texts and settings that name them follow the new ids.

import { type Block, block as blockSchema } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { withNewReferences } from "./blockReferences.ts";
import { type EditorContent, type Position, positionOf, snap, withDueOutputs } from "./content.ts";

export const envelopeType = "parley/blocks";
const envelopeVersion = 1;

export interface BlockEnvelope {
  type: typeof envelopeType;
  version: typeof envelopeVersion;
  blocks: Block[];
  positions: Record<string, Position>;
}

/** The chosen blocks as text for the clipboard. */
export function copyBlocks(content: EditorContent, blockIds: readonly string[]): string {
  const blocks = blockIds.flatMap((id) => content.document.blocks[id] ?? []);
  const envelope: BlockEnvelope = {
    type: envelopeType,
    version: envelopeVersion,
    blocks,
    positions: Object.fromEntries(blocks.map((block) => [block.id, positionOf(content, block.id)])),
  };
  return JSON.stringify(envelope);
}

/** Reads clipboard text; null when it is something else than blocks. */
export function readEnvelope(text: string): BlockEnvelope | null {
  if (text.length > limits.flowDocumentBytes || !text.includes(envelopeType)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value["type"] !== envelopeType || value["version"] !== envelopeVersion) return null;
  const list: unknown = value["blocks"];
  if (!Array.isArray(list) || list.length === 0 || list.length > limits.blocksPerFlow) return null;
  const blocks = list.flatMap((item) => {
    const parsed = blockSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  if (blocks.length !== list.length) return null;
  return {
    type: envelopeType,
    version: envelopeVersion,
    blocks,
    positions: readPositions(value["positions"]),
  };
}

export interface Pasted {
  content: EditorContent;
  /** Ids of the new blocks, to select them. */
  blockIds: string[];
}

/**
 * Adds the blocks of an envelope with new ids. `at` is where their upper left corner goes; without it they stand a
 * little beside the originals.
 */
export function pasteBlocks(
  content: EditorContent,
  envelope: BlockEnvelope,
  { makeId, at }: { makeId: () => string; at?: Position },
): Pasted {
  const newIds = new Map<string, string>();
  const taken = new Set(Object.keys(content.document.blocks));
  for (const { id } of envelope.blocks) {
    let fresh = makeId();
    while (taken.has(fresh)) fresh = makeId();
    taken.add(fresh);
    newIds.set(id, fresh);
  }

  const shift = pasteShift(envelope, at);
  const blocks = { ...content.document.blocks };
  const positions = { ...content.layout.positions };
  for (const original of envelope.blocks) {
    const id = newIds.get(original.id);
    if (id === undefined || id in blocks) continue;
    blocks[id] = withDueOutputs({
      ...withNewReferences(original, newIds),
      id,
      outputs: Object.fromEntries(
        Object.entries(original.outputs).map(([output, target]) => [
          output,
          target === null ? null : (newIds.get(target) ?? null),
        ]),
      ),
    });
    const place = envelope.positions[original.id] ?? { x: 0, y: 0 };
    positions[id] = snap({ x: place.x + shift.x, y: place.y + shift.y });
  }

  const blockIds = [...newIds.values()];
  return {
    content: {
      document: { ...content.document, start: content.document.start ?? blockIds[0] ?? null, blocks },
      layout: { ...content.layout, positions },
    },
    blockIds,
  };
}

/** Copies blocks inside their own flow. */
export function duplicateBlocks(
  content: EditorContent,
  blockIds: readonly string[],
  makeId: () => string,
): Pasted {
  const envelope = readEnvelope(copyBlocks(content, blockIds));
  return envelope ? pasteBlocks(content, envelope, { makeId }) : { content, blockIds: [] };
}

/** Canvas units between a copy and its original. */
const copyOffset = 48;

function pasteShift(envelope: BlockEnvelope, at: Position | undefined): Position {
  if (!at) return { x: copyOffset, y: copyOffset };
  const places = Object.values(envelope.positions);
  if (places.length === 0) return at;
  return {
    x: at.x - Math.min(...places.map((place) => place.x)),
    y: at.y - Math.min(...places.map((place) => place.y)),
  };
}

function readPositions(value: unknown): Record<string, Position> {
  if (!isRecord(value)) return {};
  const positions: Record<string, Position> = {};
  for (const [id, place] of Object.entries(value)) {
    if (!isRecord(place)) continue;
    const { x, y } = place;
    if (Number.isFinite(x) && Number.isFinite(y)) positions[id] = { x: Number(x), y: Number(y) };
  }
  return positions;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Copy and paste of blocks, frames and notes as text, so that it works across flows, bots, tabs and browsers. What is
// pasted gets new ids; connections inside it are kept, all others are cut, and texts, settings and translations follow the
// new ids.

import {
  type Block,
  block as blockSchema,
  type CanvasFrame,
  canvasFrame,
  type CanvasNote,
  canvasNote,
  flowDocument,
} from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { addFrame, addNote, findFrame, findNote, itemIds, withCarried } from "./areas.ts";
import { newNamesOf, withNewReferences } from "./blockReferences.ts";
import { type EditorContent, type Position, positionOf, snap, withDueOutputs } from "./content.ts";
import { type FlowTranslations, translationsOfBlocks, withTranslations } from "./copiedTranslations.ts";

export const envelopeType = "parley/blocks";
const envelopeVersion = 1;

export interface BlockEnvelope {
  type: typeof envelopeType;
  version: typeof envelopeVersion;
  blocks: Block[];
  positions: Record<string, Position>;
  frames: CanvasFrame[];
  notes: CanvasNote[];
  /** Texts of the blocks in other languages than their own. */
  translations: FlowTranslations;
}

/** The chosen blocks, notes and frames with what lies in them, as text for the clipboard. */
export function copyItems(content: EditorContent, ids: readonly string[]): string {
  const all = withCarried(content, ids);
  const blocks = all.flatMap((id) => content.document.blocks[id] ?? []);
  const envelope: BlockEnvelope = {
    type: envelopeType,
    version: envelopeVersion,
    blocks,
    positions: Object.fromEntries(blocks.map((block) => [block.id, positionOf(content, block.id)])),
    frames: all.flatMap((id) => findFrame(content, id) ?? []),
    notes: all.flatMap((id) => findNote(content, id) ?? []),
    translations: translationsOfBlocks(content.document.translations ?? {}, (id) => all.includes(id)),
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
  const blocks = readList(value["blocks"], blockSchema, limits.blocksPerFlow);
  // Left out by earlier versions.
  const frames = readList(value["frames"] ?? [], canvasFrame, limits.canvasAreas);
  const notes = readList(value["notes"] ?? [], canvasNote, limits.canvasAreas);
  if (!blocks || !frames || !notes || blocks.length + frames.length + notes.length === 0) return null;
  return {
    type: envelopeType,
    version: envelopeVersion,
    blocks,
    positions: readPositions(value["positions"]),
    frames,
    notes,
    translations: translationsSchema.safeParse(value["translations"]).data ?? {},
  };
}

/** Left out by earlier versions; what does not fit costs its translations only. */
const translationsSchema = flowDocument.shape.translations;

interface Schema<Item> {
  safeParse(value: unknown): { success: true; data: Item } | { success: false };
}

/** All entries, or null when one is something else or there are too many. */
function readList<Item>(value: unknown, schema: Schema<Item>, maximum: number): Item[] | null {
  if (!Array.isArray(value) || value.length > maximum) return null;
  const parsed = value.map((item) => schema.safeParse(item));
  const read = parsed.flatMap((result) => (result.success ? [result.data] : []));
  return read.length === value.length ? read : null;
}

export interface Pasted {
  content: EditorContent;
  /** Ids of the new blocks, frames and notes, to select them. */
  ids: string[];
}

/**
 * Adds what an envelope holds with new ids. `at` is where their upper left corner goes; without it they stand a
 * little beside the originals.
 */
export function pasteItems(
  content: EditorContent,
  envelope: BlockEnvelope,
  { makeId, at }: { makeId: () => string; at?: Position },
): Pasted {
  const newIds = new Map<string, string>();
  const taken = new Set(itemIds(content));
  for (const { id } of [...envelope.blocks, ...envelope.frames, ...envelope.notes]) {
    let fresh = makeId();
    while (taken.has(fresh)) fresh = makeId();
    taken.add(fresh);
    newIds.set(id, fresh);
  }

  const names = newNamesOf(envelope.blocks, newIds);
  const shift = pasteShift(envelope, at);
  const blocks = { ...content.document.blocks };
  const positions = { ...content.layout.positions };
  for (const original of envelope.blocks) {
    const id = newIds.get(original.id);
    if (id === undefined || id in blocks) continue;
    blocks[id] = withDueOutputs({
      ...withNewReferences(original, names),
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

  const firstBlock = envelope.blocks[0] && newIds.get(envelope.blocks[0].id);
  const withBlocks: EditorContent = {
    document: withTranslations(
      { ...content.document, start: content.document.start ?? firstBlock ?? null, blocks },
      envelope.translations,
      names,
    ),
    layout: { ...content.layout, positions },
  };
  const moved = <Area extends CanvasFrame | CanvasNote>(area: Area): Area => ({
    ...area,
    id: newIds.get(area.id) ?? area.id,
    ...snap({ x: area.x + shift.x, y: area.y + shift.y }),
  });
  const withFrames = envelope.frames.reduce((made, frame) => addFrame(made, moved(frame)), withBlocks);
  return {
    content: envelope.notes.reduce((made, note) => addNote(made, moved(note)), withFrames),
    ids: [...newIds.values()],
  };
}

/** Copies items inside their own flow. */
export function duplicateItems(content: EditorContent, ids: readonly string[], makeId: () => string): Pasted {
  const envelope = readEnvelope(copyItems(content, ids));
  return envelope ? pasteItems(content, envelope, { makeId }) : { content, ids: [] };
}

/** Canvas units between a copy and its original. */
const copyOffset = 48;

function pasteShift(envelope: BlockEnvelope, at: Position | undefined): Position {
  if (!at) return { x: copyOffset, y: copyOffset };
  const places = [...Object.values(envelope.positions), ...envelope.frames, ...envelope.notes];
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

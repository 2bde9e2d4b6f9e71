// Frames (titled areas behind blocks) and notes (remarks for other authors): found, added, changed, removed, and what a
// frame carries along when it moves.

import type { CanvasFrame, CanvasNote } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { estimatedSize, type Size } from "./blockSize.ts";
import { type EditorContent, gridSize, type Position, snap } from "./content.ts";

export interface Box extends Position, Size {}

export type AreaColour = CanvasFrame["colour"];
export const areaColours = [
  "grey",
  "blue",
  "green",
  "yellow",
  "red",
  "violet",
] as const satisfies readonly AreaColour[];

export const noteSize: Size = { width: 224, height: 128 };
export const frameSize: Size = { width: 480, height: 320 };
/** Smaller ones could not be taken hold of. */
export const smallestArea: Size = { width: 128, height: 64 };
/** Largest side the document allows. */
const largestSide = 20_000;
/** Room between a frame's border and what it was drawn round; above also its title. */
export const framePadding = { side: 32, top: 64 } as const;

export type SizeOf = (id: string) => Size;

const noFrames: readonly CanvasFrame[] = [];
const noNotes: readonly CanvasNote[] = [];

export const framesOf = (content: EditorContent): readonly CanvasFrame[] => content.layout.frames ?? noFrames;
export const notesOf = (content: EditorContent): readonly CanvasNote[] => content.layout.notes ?? noNotes;

export function findFrame(content: EditorContent, id: string): CanvasFrame | undefined {
  return framesOf(content).find((frame) => frame.id === id);
}

export function findNote(content: EditorContent, id: string): CanvasNote | undefined {
  return notesOf(content).find((note) => note.id === id);
}

/** Whether a block, frame or note has this id. */
export function isItem(content: EditorContent, id: string): boolean {
  return (
    id in content.document.blocks ||
    findFrame(content, id) !== undefined ||
    findNote(content, id) !== undefined
  );
}

/** Everything that stands on the canvas. */
export function itemIds(content: EditorContent): string[] {
  return [
    ...Object.keys(content.document.blocks),
    ...framesOf(content).map((frame) => frame.id),
    ...notesOf(content).map((note) => note.id),
  ];
}

/** Where an item stands and what it covers; blocks are measured by `sizeOf`, or estimated. */
export function boxOf(content: EditorContent, id: string, sizeOf?: SizeOf): Box {
  const area = id in content.document.blocks ? undefined : (findFrame(content, id) ?? findNote(content, id));
  if (area) return { x: area.x, y: area.y, width: area.width, height: area.height };
  const place = content.layout.positions[id] ?? { x: 0, y: 0 };
  return { ...place, ...(sizeOf?.(id) ?? estimatedSize(content, id)) };
}

/** The smallest box round all of them. */
export function boundsOf(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const carriedByContent = new WeakMap<EditorContent, Map<string, readonly string[]>>();

/** What lies in a frame: blocks and notes by their middle, other frames when they lie in it entirely. */
export function carriedBy(content: EditorContent, frameId: string): readonly string[] {
  // Asked with every step of a drag, while the content stays the same.
  const known = carriedByContent.get(content) ?? new Map<string, readonly string[]>();
  carriedByContent.set(content, known);
  const before = known.get(frameId);
  if (before) return before;
  const frame = findFrame(content, frameId);
  const carried = frame ? lyingIn(content, frame) : [];
  known.set(frameId, carried);
  return carried;
}

function lyingIn(content: EditorContent, frame: CanvasFrame): string[] {
  const isInside = (x: number, y: number) =>
    x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
  const hasMiddleInside = (id: string) => {
    const box = boxOf(content, id);
    return isInside(box.x + box.width / 2, box.y + box.height / 2);
  };
  return [
    ...Object.keys(content.document.blocks).filter(hasMiddleInside),
    ...notesOf(content)
      .map((note) => note.id)
      .filter(hasMiddleInside),
    ...framesOf(content)
      .filter(
        (other) =>
          other.id !== frame.id &&
          other.width * other.height < frame.width * frame.height &&
          isInside(other.x, other.y) &&
          isInside(other.x + other.width, other.y + other.height),
      )
      .map((other) => other.id),
  ];
}

/** The ids and everything that moves, or is copied, along with the frames among them. */
export function withCarried(content: EditorContent, ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (const id of all) for (const carried of carriedBy(content, id)) all.add(carried);
  return [...all];
}

export function addFrame(content: EditorContent, frame: CanvasFrame): EditorContent {
  const frames = framesOf(content);
  if (frames.length >= limits.canvasAreas || isItem(content, frame.id)) return content;
  return { ...content, layout: { ...content.layout, frames: [...frames, frame] } };
}

export function addNote(content: EditorContent, note: CanvasNote): EditorContent {
  const notes = notesOf(content);
  if (notes.length >= limits.canvasAreas || isItem(content, note.id)) return content;
  return { ...content, layout: { ...content.layout, notes: [...notes, note] } };
}

/** A frame round the chosen items, with room for its title. */
export function frameAround(
  content: EditorContent,
  ids: readonly string[],
  { id, title, sizeOf }: { id: string; title: string; sizeOf?: SizeOf },
): CanvasFrame {
  const boxes = ids.filter((item) => isItem(content, item)).map((item) => boxOf(content, item, sizeOf));
  return { id, title, colour: "blue", ...padded(boxes) };
}

function padded(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, ...frameSize };
  const bounds = boundsOf(boxes);
  const corner = snap({ x: bounds.x - framePadding.side, y: bounds.y - framePadding.top });
  return {
    ...corner,
    ...bounded({
      width: bounds.x + bounds.width + framePadding.side - corner.x,
      height: bounds.y + bounds.height + framePadding.side - corner.y,
    }),
  };
}

/** Draws a frame closely round what lies in it. An empty one stays as it is. */
export function fitFrame(content: EditorContent, frameId: string, sizeOf?: SizeOf): EditorContent {
  const carried = carriedBy(content, frameId);
  if (carried.length === 0) return content;
  return changeArea(content, frameId, padded(carried.map((id) => boxOf(content, id, sizeOf))));
}

export interface AreaPatch extends Partial<Box> {
  colour?: AreaColour;
  /** Of a frame. */
  title?: string;
  /** Of a note. */
  text?: string;
}

/** Changes a frame or a note; sizes stay within what the document allows. */
export function changeArea(content: EditorContent, id: string, patch: AreaPatch): EditorContent {
  const { title, text, ...shared } = patch;
  const frames = changeIn(content.layout.frames, id, {
    ...shared,
    ...(title === undefined ? {} : { title: title.slice(0, limits.nameLength) }),
  });
  const notes = changeIn(content.layout.notes, id, {
    ...shared,
    ...(text === undefined ? {} : { text: text.slice(0, limits.noteTextLength) }),
  });
  if (frames === content.layout.frames && notes === content.layout.notes) return content;
  return {
    ...content,
    layout: { ...content.layout, ...(frames ? { frames } : {}), ...(notes ? { notes } : {}) },
  };
}

function changeIn<Area extends Box & { id: string }>(
  areas: Area[] | undefined,
  id: string,
  patch: Partial<Area>,
): Area[] | undefined {
  const present = areas?.find((area) => area.id === id);
  if (!areas || !present) return areas;
  const merged = { ...present, ...patch };
  const changed = { ...merged, ...bounded(merged) };
  const isSame = Object.entries(changed).every(([key, value]) => present[key as keyof Area] === value);
  return isSame ? areas : areas.map((area) => (area === present ? changed : area));
}

function bounded({ width, height }: Size): Size {
  return {
    width: Math.min(largestSide, Math.max(smallestArea.width, Math.round(width))),
    height: Math.min(largestSide, Math.max(smallestArea.height, Math.round(height))),
  };
}

/** Removes frames and notes; what lay in a frame stays. */
export function removeAreas(content: EditorContent, ids: readonly string[]): EditorContent {
  const removed = new Set(ids);
  const { frames, notes } = content.layout;
  const isKept = (area: { id: string }) => !removed.has(area.id);
  if ((frames ?? []).every(isKept) && (notes ?? []).every(isKept)) return content;
  return {
    ...content,
    layout: {
      ...content.layout,
      ...(frames ? { frames: frames.filter(isKept) } : {}),
      ...(notes ? { notes: notes.filter(isKept) } : {}),
    },
  };
}

/** Makes areas larger or smaller by steps of the grid. */
export function resizeBy(content: EditorContent, ids: readonly string[], by: Position): EditorContent {
  return ids.reduce((changed, id) => {
    const area = findFrame(changed, id) ?? findNote(changed, id);
    if (!area) return changed;
    return changeArea(changed, id, { width: area.width + by.x, height: area.height + by.y });
  }, content);
}

/** Where a new note goes: its upper left corner on the grid. */
export function newNote(id: string, at: Position): CanvasNote {
  return { id, text: "", colour: "yellow", ...snap(at), ...noteSize };
}

export const resizeStep = gridSize * 2;

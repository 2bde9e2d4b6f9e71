// Everything on the canvas as the drawing library wants it. An object keeps its identity while nothing about it changed,
// so that typing in one block or dragging one draws nothing else again.

import type { Block } from "@parley/contracts/flow";
import type { NodeChange } from "@xyflow/react";
import { t } from "../../../i18n/t.ts";
import { carriedBy, findFrame, framesOf, notesOf } from "../model/areas.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import { type EditorContent, type Position, positionOf } from "../model/content.ts";
import type { BlockNodeType } from "./BlockNode.tsx";
import { frameHandle, type FrameNodeType } from "./FrameNode.tsx";
import type { NoteNodeType } from "./NoteNode.tsx";

export type CanvasNodeType = BlockNodeType | FrameNodeType | NoteNodeType;

/** Frames lie behind the connections, also while selected; a selected block or note lies before the others. */
const layers = { frame: -1, other: 0, selected: 1_000 } as const;

const fixedParts = {
  block: { type: "block", data: {} },
  note: { type: "note", data: {}, ariaRole: "group" },
  frame: {
    type: "frame",
    data: {},
    ariaRole: "group",
    dragHandle: `.${frameHandle}`,
    // A rectangle drawn inside a frame selects blocks, not the frame round them; a press on its title selects it.
    selectable: false,
    style: { pointerEvents: "none" },
  },
} as const satisfies Record<string, Omit<CanvasNodeType, "id" | "position">>;

interface Wanted {
  kind: keyof typeof fixedParts;
  position: Position;
  selected: boolean;
  focusable: boolean;
  ariaLabel: string;
  width?: number;
  height?: number;
}

/** The nodes of the content; those of `present` are kept where nothing changed. */
export function mergeNodes(
  present: readonly CanvasNodeType[],
  content: EditorContent,
  selection: readonly string[],
): CanvasNodeType[] {
  const known = new Map(present.map((node) => [node.id, node]));
  const selected = new Set(selection);
  const { blocks, start } = content.document;
  const ids = Object.keys(blocks);
  // One stop for Tab on the whole canvas; arrow keys move it.
  const focusable = selection.at(-1) ?? start ?? ids[0];
  const merged: CanvasNodeType[] = [];
  const add = (id: string, wanted: Omit<Wanted, "selected" | "focusable">) => {
    const full = { ...wanted, selected: selected.has(id), focusable: id === focusable };
    const node = known.get(id);
    // A drawing with one id twice would fall apart; documents from elsewhere may try.
    known.delete(id);
    merged.push(node && isUpToDate(node, full) ? node : nodeOf(id, node, full));
  };
  for (const frame of framesOf(content).toSorted((one, other) => areaOf(other) - areaOf(one))) {
    if (frame.id in blocks) continue;
    add(frame.id, { kind: "frame", ...boxOf(frame), ariaLabel: frameLabel(content, frame.id) });
  }
  for (const id of ids) {
    const block = blocks[id];
    if (block) add(id, { kind: "block", position: positionOf(content, id), ariaLabel: blockLabel(block) });
  }
  for (const note of notesOf(content)) {
    if (note.id in blocks || findFrame(content, note.id)) continue;
    const ariaLabel = t("editor.note.name", { text: note.text || t("editor.note.empty") });
    add(note.id, { kind: "note", ...boxOf(note), ariaLabel });
  }
  const isSame = merged.length === present.length && merged.every((node, index) => node === present[index]);
  return isSame ? (present as CanvasNodeType[]) : merged;
}

const areaOf = ({ width, height }: { width: number; height: number }) => width * height;

const boxOf = ({ x, y, width, height }: Position & { width: number; height: number }) => ({
  position: { x, y },
  width,
  height,
});

function nodeOf(id: string, before: CanvasNodeType | undefined, { kind, ...wanted }: Wanted): CanvasNodeType {
  const measured = before && before.type === kind ? { measured: sizeOf(before, wanted) } : {};
  const zIndex = kind === "frame" ? layers.frame : wanted.selected ? layers.selected : layers.other;
  return { id, ...fixedParts[kind], ...measured, ...wanted, zIndex };
}

/** A block keeps what was measured; an area measures what it was given. */
function sizeOf(before: CanvasNodeType, { width, height }: { width?: number; height?: number }) {
  return width === undefined || height === undefined ? (before.measured ?? {}) : { width, height };
}

function isUpToDate(node: CanvasNodeType, wanted: Wanted): boolean {
  return (
    node.type === wanted.kind &&
    node.position.x === wanted.position.x &&
    node.position.y === wanted.position.y &&
    Boolean(node.selected) === wanted.selected &&
    node.focusable === wanted.focusable &&
    node.ariaLabel === wanted.ariaLabel &&
    node.width === wanted.width &&
    node.height === wanted.height
  );
}

const labels = new WeakMap<Block, string>();

function blockLabel(block: Block): string {
  const known = labels.get(block);
  if (known !== undefined) return known;
  const label = longTitleOf(block);
  labels.set(block, label);
  return label;
}

export function frameLabel(content: EditorContent, frameId: string): string {
  const title = findFrame(content, frameId)?.title;
  const count = carriedBy(content, frameId).filter((id) => id in content.document.blocks).length;
  return t("editor.frame.name", { title: title || t("editor.frame.untitled"), count });
}

/** Adds the moves of what the dragged frames carry. Places in the content stand still while something is dragged. */
export function withCarriedMoves(
  content: EditorContent,
  changes: NodeChange<CanvasNodeType>[],
): NodeChange<CanvasNodeType>[] {
  const own = new Set(changes.flatMap((change) => (change.type === "position" ? [change.id] : [])));
  const carried = changes.flatMap((change): NodeChange<CanvasNodeType>[] => {
    // A change of place without `dragging` comes from a border that is pulled.
    if (change.type !== "position" || !change.position || change.dragging === undefined) return [];
    const frame = findFrame(content, change.id);
    if (!frame) return [];
    const by = { x: change.position.x - frame.x, y: change.position.y - frame.y };
    return carriedBy(content, frame.id).flatMap((id) => {
      if (own.has(id)) return [];
      own.add(id);
      const from = placeOf(content, id);
      const position = { x: from.x + by.x, y: from.y + by.y };
      return [{ id, type: "position", position, dragging: change.dragging ?? false }];
    });
  });
  return carried.length === 0 ? changes : [...changes, ...carried];
}

function placeOf(content: EditorContent, id: string): Position {
  if (id in content.document.blocks) return positionOf(content, id);
  return findFrame(content, id) ?? notesOf(content).find((note) => note.id === id) ?? { x: 0, y: 0 };
}

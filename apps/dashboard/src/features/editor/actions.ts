// What people do in the editor, as functions over its services: one place for buttons, keys and menus.

import { newBlock } from "@parley/flow-engine";
import { flowDocument } from "@parley/contracts/flow";
import type { EditorServices } from "./editorContext.tsx";
import {
  addFrame,
  addNote,
  boxOf,
  findFrame,
  findNote,
  frameAround,
  itemIds,
  newNote,
  resizeBy,
  type SizeOf,
  withCarried,
} from "./model/areas.ts";
import { copyItems, duplicateItems, pasteItems, readEnvelope } from "./model/clipboard.ts";
import { addAndConnect, addBlock, moveItems, removeItems, replaceAll } from "./model/commands.ts";
import { type EditorContent, type OutputRef, type Position, snap } from "./model/content.ts";
import { contentOf, selectionOf } from "./model/editorStore.ts";
import { type Direction, firstOpenOutput, freePlace, neighbour, placeBehind } from "./model/graph.ts";
import { newId } from "./model/newId.ts";
import type { Panel, PaletteRequest } from "./model/view.ts";
import { browserStorage } from "./saving/localCopy.ts";

/** Adds a block of a kind, selects it and shows it. Answers its id, or null when the kind is unknown. */
export function insertBlock(
  { store, view }: EditorServices,
  kind: string,
  { place, from }: { place?: Position; from?: OutputRef },
): string | null {
  const block = newBlock(kind, newId());
  if (!block || store.getState().isLocked) return null;
  store.apply(
    (content) => {
      if (from) {
        const position = place ?? placeBehind(content, from);
        return addAndConnect(content, { block, position, from });
      }
      return addBlock(content, { block, position: freePlace(content, place ?? { x: 0, y: 0 }) });
    },
    { select: [block.id] },
  );
  view.set({ palette: null, panel: "block", tab: "content", reveal: { blockId: block.id, focus: true } });
  return block.id;
}

/** Opens the palette for the next block behind the selection, or for a free block. */
export function openPaletteForSelection(services: EditorServices, screen: Position): void {
  const { store, view } = services;
  const [only, ...others] = selectionOf(store.getState());
  const block = only === undefined ? undefined : contentOf(store.getState()).document.blocks[only];
  const output = block && others.length === 0 ? firstOpenOutput(block) : null;
  const request: PaletteRequest =
    block && output ? { screen, from: { blockId: block.id, output } } : { screen };
  if (!store.getState().isLocked) view.set({ palette: request });
}

export function removeSelected({ store }: EditorServices): void {
  const selection = selectionOf(store.getState());
  if (selection.length > 0) store.apply((content) => removeItems(content, selection), { select: [] });
}

/** Takes the selection away after it was copied: what a frame carried was copied with it. */
export function removeCut({ store }: EditorServices): void {
  const selection = selectionOf(store.getState());
  if (selection.length === 0) return;
  store.apply((content) => removeItems(content, withCarried(content, selection)), { select: [] });
}

export function duplicateSelected({ store, view }: EditorServices): void {
  const selection = selectionOf(store.getState());
  if (selection.length === 0) return;
  const copied = duplicateItems(contentOf(store.getState()), selection, newId);
  store.apply((content) => replaceAll(content, copied.content), { select: copied.ids });
  const first = copied.ids[0];
  if (first) view.set({ reveal: { blockId: first, focus: true } });
}

/** Frames and notes only where they are seen. */
export function selectAll({ store }: EditorServices, { withAreas }: { withAreas: boolean }): void {
  const content = contentOf(store.getState());
  store.select(withAreas ? itemIds(content) : Object.keys(content.document.blocks));
}

/** Puts a frame round the selection, or an empty one at a place, and lets its title be typed. */
export function groupSelection(
  { store, view }: EditorServices,
  { title, sizeOf, at }: { title: string; sizeOf?: SizeOf; at?: Position },
): void {
  if (store.getState().isLocked) return;
  const id = newId();
  const selection = selectionOf(store.getState());
  store.apply(
    (content) => {
      const frame = frameAround(content, selection, { id, title, ...(sizeOf ? { sizeOf } : {}) });
      return addFrame(content, selection.length === 0 && at ? { ...frame, ...snap(at) } : frame);
    },
    { select: [id] },
  );
  if (findFrame(contentOf(store.getState()), id)) view.set({ editing: id });
}

/** Puts an empty note at a place and lets it be written. */
export function insertNote({ store, view }: EditorServices, at: Position): void {
  if (store.getState().isLocked) return;
  const note = newNote(newId(), at);
  store.apply((content) => addNote(content, note), { select: [note.id] });
  if (findNote(contentOf(store.getState()), note.id)) view.set({ editing: note.id });
}

/** Makes the selected frames and notes larger or smaller. */
export function resizeSelected({ store }: EditorServices, by: Position): void {
  const selection = selectionOf(store.getState());
  store.apply((content) => resizeBy(content, selection, by), { key: `resize:${selection.join()}` });
}

/** Whether a frame or a note is meant, not a block. */
export function isArea({ store }: EditorServices, id: string): boolean {
  const content = contentOf(store.getState());
  return !(id in content.document.blocks) && (findFrame(content, id) ?? findNote(content, id)) !== undefined;
}

/** The selection as clipboard text, or null when nothing is selected. Kept in the browser too, for other tabs. */
export function copySelected({ store }: EditorServices): string | null {
  const selection = selectionOf(store.getState());
  if (selection.length === 0) return null;
  const text = copyItems(contentOf(store.getState()), selection);
  try {
    browserStorage()?.setItem(clipboardKey, text);
  } catch {
    // Without room the system's clipboard still has it.
  }
  return text;
}

/** Blocks copied last in this browser, for a Paste button where the system's clipboard may not be read. */
export function lastCopied(): string {
  try {
    return browserStorage()?.getItem(clipboardKey) ?? "";
  } catch {
    return "";
  }
}

const clipboardKey = "parley.clipboard";

/** Pastes blocks; false when the text is something else. */
export function pasteText({ store, view }: EditorServices, text: string, at?: Position): boolean {
  const envelope = readEnvelope(text);
  if (!envelope) return false;
  const pasted = pasteItems(contentOf(store.getState()), envelope, { makeId: newId, ...(at ? { at } : {}) });
  store.apply((content) => replaceAll(content, pasted.content), { select: pasted.ids });
  const first = pasted.ids[0];
  if (first) view.set({ reveal: { blockId: first, focus: true } });
  return true;
}

/** Moves the selection to the block next to it, or to the start. */
export function selectNeighbour({ store, view }: EditorServices, direction: Direction): void {
  const content = contentOf(store.getState());
  const from = selectionOf(store.getState()).at(-1);
  const target = from === undefined ? content.document.start : neighbour(content, from, direction);
  if (target === null) return;
  store.select([target]);
  view.set({ reveal: { blockId: target, focus: true } });
}

/** Moves the selection, and what its frames carry, by a distance on the canvas. */
export function nudgeSelected({ store }: EditorServices, by: Position): void {
  const selection = selectionOf(store.getState());
  store.apply(
    (content) =>
      moveItems(
        content,
        Object.fromEntries(
          withCarried(content, selection).map((id) => {
            const { x, y } = boxOf(content, id);
            return [id, { x: x + by.x, y: y + by.y }];
          }),
        ),
      ),
    { key: `nudge:${selection.join()}` },
  );
}

/** Selects a block, brings it into sight and opens its form, on the setting a problem names if there is one. */
export function showBlock(
  { store, view }: EditorServices,
  blockId: string,
  at: { tab?: "content" | "logic" | "advanced"; field?: string } = {},
): void {
  store.select([blockId]);
  view.set({
    panel: "block",
    reveal: { blockId, focus: false },
    ...(at.tab ? { tab: at.tab } : {}),
    field: at.field ?? null,
  });
}

export function togglePanel({ view }: EditorServices, panel: Panel): void {
  view.set({ panel: view.getState().panel === panel ? null : panel });
}

/** The content as a file people can keep and import again. */
export function contentAsFile({ document, layout }: EditorContent): string {
  return JSON.stringify({ document: flowDocument.parse(document), layout }, null, 2);
}

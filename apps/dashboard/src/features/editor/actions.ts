// What people do in the editor, as functions over its services: one place for buttons, keys and menus.

import { newBlock } from "@parley/flow-engine";
import { flowDocument } from "@parley/contracts/flow";
import type { EditorServices } from "./editorContext.tsx";
import { copyBlocks, duplicateBlocks, pasteBlocks, readEnvelope } from "./model/clipboard.ts";
import { addAndConnect, addBlock, moveBlocks, removeBlocks, replaceAll } from "./model/commands.ts";
import type { EditorContent, OutputRef, Position } from "./model/content.ts";
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
  if (selection.length > 0) store.apply((content) => removeBlocks(content, selection), { select: [] });
}

export function duplicateSelected({ store, view }: EditorServices): void {
  const selection = selectionOf(store.getState());
  if (selection.length === 0) return;
  const copied = duplicateBlocks(contentOf(store.getState()), selection, newId);
  store.apply((content) => replaceAll(content, copied.content), { select: copied.blockIds });
  const first = copied.blockIds[0];
  if (first) view.set({ reveal: { blockId: first, focus: true } });
}

export function selectAll({ store }: EditorServices): void {
  store.select(Object.keys(contentOf(store.getState()).document.blocks));
}

/** The selection as clipboard text, or null when nothing is selected. Kept in the browser too, for other tabs. */
export function copySelected({ store }: EditorServices): string | null {
  const selection = selectionOf(store.getState());
  if (selection.length === 0) return null;
  const text = copyBlocks(contentOf(store.getState()), selection);
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
  const pasted = pasteBlocks(contentOf(store.getState()), envelope, { makeId: newId, ...(at ? { at } : {}) });
  store.apply((content) => replaceAll(content, pasted.content), { select: pasted.blockIds });
  const first = pasted.blockIds[0];
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

/** Moves the selected blocks by a distance on the canvas. */
export function nudgeSelected({ store }: EditorServices, by: Position): void {
  const selection = selectionOf(store.getState());
  store.apply(
    (content) =>
      moveBlocks(
        content,
        Object.fromEntries(
          selection.map((id) => {
            const { x, y } = content.layout.positions[id] ?? { x: 0, y: 0 };
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

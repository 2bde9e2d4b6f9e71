// Keys and clipboard of the editor. Works for the canvas and the list alike; fields and dialogs keep their own keys.

import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import {
  copySelected,
  duplicateSelected,
  groupSelection,
  insertNote,
  isArea,
  nudgeSelected,
  openPaletteForSelection,
  pasteText,
  removeCut,
  removeSelected,
  resizeSelected,
  selectAll,
  selectNeighbour,
  togglePanel,
} from "./actions.ts";
import type { CanvasActions } from "./canvas/useCanvasActions.ts";
import { type EditorServices, useServices } from "./editorContext.tsx";
import { gridSize, type Position } from "./model/content.ts";
import { contentOf, selectionOf } from "./model/editorStore.ts";
import type { Direction } from "./model/graph.ts";
import { actionOf, isTypingIn, type ShortcutAction } from "./model/shortcuts.ts";

const directions: Record<string, { direction: Direction; by: Position }> = {
  ArrowUp: { direction: "up", by: { x: 0, y: -gridSize } },
  ArrowDown: { direction: "down", by: { x: 0, y: gridSize } },
  ArrowLeft: { direction: "left", by: { x: -gridSize, y: 0 } },
  ArrowRight: { direction: "right", by: { x: gridSize, y: 0 } },
};

export function useEditorKeys(
  canvas: React.RefObject<CanvasActions | null>,
  removeEdge: () => boolean,
): void {
  const services = useServices();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return;
      if (event.key === "Escape" && leavesForm(event.target)) return backToBlock(services);
      const action = actionOf(event, { isTyping: isTypingIn(event.target) });
      if (action === null || isOwnKeyOf(event.target, action)) return;
      if (perform(action, event, services, canvas.current, removeEdge)) event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent, isCut: boolean) => {
      if (isTypingIn(event.target) || isElsewhere(event.target) || hasTextSelection()) return;
      const text = copySelected(services);
      if (text === null) return;
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      if (isCut) removeCut(services);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTypingIn(event.target) || isElsewhere(event.target)) return;
      if (pasteText(services, event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
    };
    const copy = (event: ClipboardEvent) => onCopy(event, false);
    const cut = (event: ClipboardEvent) => onCopy(event, true);
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("copy", copy);
    document.addEventListener("cut", cut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("copy", copy);
      document.removeEventListener("cut", cut);
      document.removeEventListener("paste", onPaste);
    };
  }, [services, canvas, removeEdge]);
}

/** Answers whether the key was used. */
function perform(
  action: ShortcutAction,
  event: KeyboardEvent,
  services: EditorServices,
  canvas: CanvasActions | null,
  removeEdge: () => boolean,
): boolean {
  const { store, view, autosave } = services;
  const arrow = directions[event.key];
  switch (action) {
    case "undo":
      store.undo();
      return true;
    case "redo":
      store.redo();
      return true;
    case "duplicate":
      duplicateSelected(services);
      return true;
    case "selectAll":
      selectAll(services, { withAreas: canvas !== null });
      return true;
    case "remove":
      if (!removeEdge()) removeSelected(services);
      return true;
    case "search":
      view.set({ dialog: "search" });
      return true;
    case "add":
      openPaletteForSelection(services, palettePlace());
      return true;
    case "open": {
      const [only, ...others] = selectionOf(store.getState());
      if (only === undefined || others.length > 0) return false;
      if (canvas && isArea(services, only)) view.set({ editing: only });
      else view.set({ panel: "block", field: "title" });
      return true;
    }
    case "group":
      if (!canvas) return false;
      groupSelection(services, {
        title: t("editor.frame.newTitle"),
        sizeOf: canvas.sizeOf,
        at: canvas.centre(),
      });
      return true;
    case "note":
      if (!canvas) return false;
      insertNote(services, canvas.centre());
      return true;
    case "resize":
      if (!arrow || !canvas || !selectionOf(store.getState()).some((id) => isArea(services, id)))
        return false;
      resizeSelected(services, arrow.by);
      return true;
    case "neighbour":
      if (!arrow) return false;
      selectNeighbour(services, arrow.direction);
      return true;
    case "nudge":
      if (!arrow) return false;
      nudgeSelected(services, arrow.by);
      return true;
    case "clear":
      store.select([]);
      return true;
    case "start": {
      const { start } = contentOf(store.getState()).document;
      if (start === null) return false;
      store.select([start]);
      view.set({ reveal: { blockId: start, focus: true } });
      return true;
    }
    case "fit":
      canvas?.fit();
      return true;
    case "zoomIn":
    case "zoomOut":
      canvas?.zoomBy(action === "zoomIn" ? "in" : "out");
      return true;
    case "arrange":
      void canvas?.arrange();
      return true;
    case "test":
    case "problems":
      togglePanel(services, action);
      return true;
    case "save":
      void autosave.flush();
      return true;
    case "shortcuts":
      view.set({ dialog: "shortcuts" });
      return true;
    case "copy":
    case "cut":
    case "paste":
      return false;
  }
}

/** Escape in the form goes back to the block, unless it closes the list of a field first. */
function leavesForm(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.closest("aside fieldset") === null) return false;
  return target.getAttribute("aria-expanded") !== "true";
}

function backToBlock({ store, view }: EditorServices): void {
  const [blockId] = selectionOf(store.getState());
  if (blockId !== undefined) view.set({ reveal: { blockId, focus: true } });
}

/** Dialogs, menus and the shell around the editor keep their keys. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  // A press on empty space gives the focus to what surrounds the editor.
  if (target.querySelector("[data-editor]") !== null) return false;
  return (
    target.closest("[data-editor]") === null || target.closest('[role="dialog"], [role="menu"]') !== null
  );
}

/** Enter and arrows belong to buttons, tabs and lists that have the focus. */
function isOwnKeyOf(target: EventTarget | null, action: ShortcutAction): boolean {
  if (action !== "open" && action !== "neighbour" && action !== "start") return false;
  if (!(target instanceof Element)) return false;
  return (
    target.closest('button, a, [role="tab"], [role="radio"], [role="listbox"], [role="slider"]') !== null
  );
}

function hasTextSelection(): boolean {
  return (document.getSelection()?.toString() ?? "") !== "";
}

/** Beside the focused block, or in the middle of the window. */
function palettePlace(): Position {
  const box = document.activeElement?.closest(".react-flow__node")?.getBoundingClientRect();
  return box
    ? { x: box.right + 12, y: box.top }
    : { x: window.innerWidth / 2 - 160, y: window.innerHeight / 4 };
}

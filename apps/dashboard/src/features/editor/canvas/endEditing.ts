// Leaves the field in which a frame's title or a note's text was typed.

import type { EditorServices } from "../editorContext.tsx";

export function endEditing({ view }: EditorServices, id: string, takesFocus = false): void {
  if (view.getState().editing !== id) return;
  view.set({ editing: null, ...(takesFocus ? { reveal: { blockId: id, focus: true } } : {}) });
}

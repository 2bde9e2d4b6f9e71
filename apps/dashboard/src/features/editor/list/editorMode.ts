// Canvas or list: what a person chose last in this browser.

import { useEffect } from "react";
import type { EditorServices } from "../editorContext.tsx";
import type { ViewState } from "../model/view.ts";
import { browserStorage } from "../saving/localCopy.ts";

const keyOf = (personId: string) => `parley.editor.mode.${personId}`;

export function rememberedMode(personId: string): ViewState["mode"] {
  try {
    return browserStorage()?.getItem(keyOf(personId)) === "list" ? "list" : "canvas";
  } catch {
    return "canvas";
  }
}

export function useRememberMode({ view }: EditorServices, personId: string): void {
  useEffect(() => {
    let known = view.getState().mode;
    return view.subscribe(() => {
      const { mode } = view.getState();
      if (mode === known) return;
      known = mode;
      try {
        browserStorage()?.setItem(keyOf(personId), mode);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    });
  }, [view, personId]);
}

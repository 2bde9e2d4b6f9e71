// What every part of the editor can reach: the stores, saving, and the flow it belongs to. The value itself never
// changes; components follow the parts they show through `useEditor` and `useView`.

import { createContext, useContext, useSyncExternalStore } from "react";
import type { Block } from "@parley/contracts/flow";
import type { EditorContent } from "./model/content.ts";
import { contentOf, type EditorState, type EditorStore } from "./model/editorStore.ts";
import type { ValueStore } from "./model/valueStore.ts";
import type { ViewState } from "./model/view.ts";
import type { Autosave, SaveStatus } from "./saving/autosave.ts";

export interface EditorServices {
  store: EditorStore;
  view: ValueStore<ViewState>;
  autosave: Autosave;
  workspaceId: string;
  botId: string;
  flowId: string;
  flowName: string;
  canWrite: boolean;
}

export const EditorContext = createContext<EditorServices | null>(null);

export function useServices(): EditorServices {
  const services = useContext(EditorContext);
  if (services === null) throw new Error("This part belongs inside the editor.");
  return services;
}

/** Follows a part of the edited flow. The selector must give the same reference while nothing changed. */
export function useEditor<Value>(select: (state: EditorState) => Value): Value {
  const { store } = useServices();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useContent(): EditorContent {
  return useEditor(contentOf);
}

export function useBlock(blockId: string): Block | undefined {
  return useEditor((state) => contentOf(state).document.blocks[blockId]);
}

export function useView<Value>(select: (view: ViewState) => Value): Value {
  const { view } = useServices();
  return useSyncExternalStore(view.subscribe, () => select(view.getState()));
}

export function useSaveStatus(): SaveStatus {
  const { autosave } = useServices();
  return useSyncExternalStore(autosave.subscribe, autosave.getStatus);
}

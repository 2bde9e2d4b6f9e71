// Moving rows of the list, by drag and by key alike.

import type { EditorServices } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { moveTo, type Place, placeBeside } from "../model/reorder.ts";

/** Type under which a row is dragged. */
export const rowType = "application/x-parley-row";

export function moveRow({ store, view }: EditorServices, blockId: string, place: Place): void {
  store.apply((content) => moveTo(content, blockId, place), { select: [blockId] });
  view.set({ reveal: { blockId, focus: true } });
}

/** One step along its run, if there is one. */
export function moveBeside(services: EditorServices, blockId: string, direction: "up" | "down"): void {
  const place = placeBeside(contentOf(services.store.getState()), blockId, direction);
  if (place) moveRow(services, blockId, place);
}

// Places for blocks that have none: of a flow made by another program, or before anybody has drawn it.

import type { EditorContent } from "./content.ts";

const columns = 4;
const columnWidth = 340;
const rowHeight = 240;

/** The same content with a place for every block: those without one stand in a grid below the others. */
export function withAllPlaces({ document, layout }: EditorContent): EditorContent {
  const ids = Object.keys(document.blocks);
  const known = Object.entries(layout.positions).filter(([id]) => id in document.blocks);
  const missing = ids.filter((id) => !Object.hasOwn(layout.positions, id));
  const bottom = Math.max(0, ...known.map(([, place]) => place.y + rowHeight));
  const added = missing.map((id, index) => [
    id,
    { x: (index % columns) * columnWidth, y: bottom + Math.floor(index / columns) * rowHeight },
  ]);
  return { document, layout: { ...layout, positions: Object.fromEntries([...known, ...added]) } };
}

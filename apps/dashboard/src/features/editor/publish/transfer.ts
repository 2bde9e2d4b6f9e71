// Flows as files: what is written, and how a file from anywhere is read.

import { flowLayout } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { migrateDocument } from "@parley/flow-engine";
import { t } from "../../../i18n/t.ts";
import type { EditorContent } from "../model/content.ts";

/** Name of the envelope, so that a file is recognised. */
const fileType = "parley/flow";

export function exportText({ document, layout }: EditorContent): string {
  return JSON.stringify({ type: fileType, document, layout }, null, 2);
}

export type Imported = { ok: true; content: EditorContent } | { ok: false; reason: string };

/** Reads an exported flow, or a bare flow document. The reason of a refusal is a sentence for people. */
export function readImport(text: string): Imported {
  if (text.length > limits.flowDocumentBytes * 2) return { ok: false, reason: t("editor.import.tooLarge") };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: t("editor.import.notJson") };
  }
  const envelope =
    typeof value === "object" && value !== null && "document" in value ? value : { document: value };
  const migrated = migrateDocument(envelope.document);
  if (!migrated.ok) {
    const { message, path } = migrated.failure;
    return { ok: false, reason: path ? t("editor.import.at", { message, path }) : message };
  }
  const { document } = migrated.value;
  const layout = flowLayout.safeParse("layout" in envelope ? envelope.layout : { positions: {} });
  const known = Object.entries(layout.success ? layout.data.positions : {}).filter(
    ([id]) => id in document.blocks,
  );
  return {
    ok: true,
    content: {
      document,
      layout: {
        ...(layout.success ? layout.data : {}),
        positions: withAllPlaces(Object.keys(document.blocks), known),
      },
    },
  };
}

const columns = 4;
const columnWidth = 340;
const rowHeight = 240;

/** Blocks a file gives no place stand in a grid below the others. */
function withAllPlaces(ids: string[], known: [string, { x: number; y: number }][]) {
  const positions = Object.fromEntries(known);
  const bottom = Math.max(0, ...known.map(([, place]) => place.y + rowHeight));
  const missing = ids.filter((id) => !(id in positions));
  for (const [index, id] of missing.entries()) {
    positions[id] = {
      x: (index % columns) * columnWidth,
      y: bottom + Math.floor(index / columns) * rowHeight,
    };
  }
  return positions;
}

/** Offers a text as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || "flow"}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

// Flows as files: what is written, and how a file from anywhere is read.

import { flowLayout } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { migrateDocument } from "@parley/flow-engine";
import type { ImportLine } from "@parley/flow-engine/typebot";
import { t } from "../../../i18n/t.ts";
import type { EditorContent } from "../model/content.ts";
import { withAllPlaces } from "../model/places.ts";

/** Name of the envelope, so that a file is recognised. */
const fileType = "parley/flow";

export function exportText({ document, layout }: EditorContent): string {
  return JSON.stringify({ type: fileType, document, layout }, null, 2);
}

export type Imported =
  /** `report` tells what became of the blocks of a foreign file. */
  { ok: true; content: EditorContent; report?: readonly ImportLine[] } | { ok: false; reason: string };

/** Reads an exported flow, a bare flow document, or the export of another program. The reason of a refusal is a sentence for people. */
export async function readImport(text: string): Promise<Imported> {
  if (text.length > limits.flowDocumentBytes * 2) return { ok: false, reason: t("editor.import.tooLarge") };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: t("editor.import.notJson") };
  }
  if (isForeign(value)) return readTypebot(value);
  const envelope =
    typeof value === "object" && value !== null && "document" in value ? value : { document: value };
  const migrated = migrateDocument(envelope.document);
  if (!migrated.ok) {
    const { message, path } = migrated.failure;
    return { ok: false, reason: path ? t("editor.import.at", { message, path }) : message };
  }
  const { document } = migrated.value;
  const layout = flowLayout.safeParse("layout" in envelope ? envelope.layout : { positions: {} });
  const places = layout.success ? layout.data : { positions: {} };
  return { ok: true, content: withAllPlaces({ document, layout: places }) };
}

function isForeign(value: unknown): boolean {
  return typeof value === "object" && value !== null && "groups" in value && "edges" in value;
}

/** Loaded only when somebody brings such a file. */
async function readTypebot(value: unknown): Promise<Imported> {
  const { importTypebot } = await import("@parley/flow-engine/typebot");
  const result = importTypebot(value);
  if (!result.ok) return { ok: false, reason: result.failure.message };
  const { document, layout, report } = result.value;
  return { ok: true, content: { document, layout }, report };
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

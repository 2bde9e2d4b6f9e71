// The texts of a flow as a table: by block, in reading order, with what is missing in a language.

import type { FlowDocument } from "@parley/contracts/flow";
import { blockFields, type FlowText, listTexts } from "@parley/flow-engine";
import { longTitleOf } from "../model/blockTitle.ts";
import { readingOrder } from "../model/content.ts";
import type { Translations } from "./translationCommands.ts";

export interface TranslationRow extends FlowText {
  /** Name of the setting the text belongs to. */
  label: string;
}

export interface TranslationGroup {
  blockId: string;
  title: string;
  rows: readonly TranslationRow[];
}

export function translationGroups(document: FlowDocument): TranslationGroup[] {
  const texts = Map.groupBy(listTexts(document), ({ blockId }) => blockId);
  return readingOrder(document).flatMap((blockId) => {
    const block = document.blocks[blockId];
    const own = texts.get(blockId);
    if (!block || !own) return [];
    const labels = new Map(blockFields(block.kind).map(({ key, label }) => [key, label]));
    const rows = own.map((text) => ({ ...text, label: labels.get(settingOf(text)) ?? settingOf(text) }));
    return [{ blockId, title: longTitleOf(block), rows }];
  });
}

/** `<block>.options.<id>.title` belongs to `options`. */
function settingOf({ key, blockId }: FlowText): string {
  return key.slice(blockId.length + 1).split(".")[0] ?? "";
}

export function isMissing(row: FlowText, translations: Translations): boolean {
  return !Object.hasOwn(translations, row.key) || translations[row.key]?.trim() === "";
}

export function countMissing(groups: readonly TranslationGroup[], translations: Translations): number {
  return groups.reduce((sum, { rows }) => sum + rows.filter((row) => isMissing(row, translations)).length, 0);
}

export interface RowFilter {
  isMissingOnly: boolean;
  search: string;
  /** Texts that were missing when the filter began: they stay while they are being written. */
  kept: ReadonlySet<string>;
}

/** What a filter leaves; blocks without rows are left out. */
export function filterGroups(
  groups: readonly TranslationGroup[],
  translations: Translations,
  { isMissingOnly, search, kept }: RowFilter,
): TranslationGroup[] {
  const wanted = search.trim().toLowerCase();
  const fits = (row: TranslationRow): boolean =>
    (!isMissingOnly || kept.has(row.key) || isMissing(row, translations)) &&
    (wanted === "" ||
      row.text.toLowerCase().includes(wanted) ||
      (translations[row.key] ?? "").toLowerCase().includes(wanted));
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter(fits) }))
    .filter(({ rows }) => rows.length > 0);
}

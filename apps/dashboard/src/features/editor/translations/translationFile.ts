// What a file of translations holds, whatever its format, and why a file is refused.

import type { FlowDocument } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { readCsv, writeCsv } from "./csv.ts";
import { canonicalTag } from "./languageTags.ts";
import { translationGroups } from "./translationRows.ts";
import type { Translations } from "./translationCommands.ts";

/** A text read from a file. `source` is the original it was made for, where the file names it. */
export interface ImportedText {
  key: string;
  source: string | null;
  text: string;
}

/** Texts by language. */
export type ImportedTexts = Readonly<Record<string, readonly ImportedText[]>>;

export type FileRefusal =
  | "tooLarge"
  | "tooManyTexts"
  | "notCsv"
  | "noKeys"
  | "noLanguage"
  | "notXml"
  | "doctype"
  | "notXliff"
  | "xliffVersion";

export type ReadFile = { ok: true; texts: ImportedTexts } | { ok: false; reason: FileRefusal };

/** Longest file that is read, in characters: all texts of the largest flow in all its languages. */
export const longestFile = limits.flowDocumentBytes * 4;
/** Most texts of one file. */
export const mostTexts = 100_000;

const keyColumn = "key";
const blockColumn = "block";

/** All languages side by side: key, block, the original, and a column for each other language. */
export function writeTranslationsCsv(document: FlowDocument): string {
  const { languages, translations } = document;
  const others = languages?.others ?? [];
  const rows = translationGroups(document).flatMap(({ title, rows: texts }) =>
    texts.map(({ key, text }) => [
      key,
      title,
      text,
      ...others.map((tag) => ownText(translations?.[tag], key)),
    ]),
  );
  return writeCsv([[keyColumn, blockColumn, languages?.default ?? "original", ...others], ...rows]);
}

/** Reads a table with a column `key` and columns named by language tags. */
export function readTranslationsCsv(text: string, document: FlowDocument): ReadFile {
  if (text.length > longestFile) return { ok: false, reason: "tooLarge" };
  const rows = readCsv(text);
  const [headings, ...body] = rows ?? [];
  if (!headings) return { ok: false, reason: "notCsv" };
  if (body.length > mostTexts) return { ok: false, reason: "tooManyTexts" };
  const keyAt = headings.findIndex((heading) => heading.trim().toLowerCase() === keyColumn);
  if (keyAt < 0) return { ok: false, reason: "noKeys" };
  const original = document.languages?.default ?? "original";
  const tagOf = (heading: string) => canonicalTag(heading);
  const sourceAt = headings.findIndex(
    (heading) => heading === original || tagOf(heading) === canonicalTag(original),
  );
  const columns = headings.flatMap((heading, at) => {
    if (at === keyAt || at === sourceAt || heading.trim().toLowerCase() === blockColumn) return [];
    const tag = tagOf(heading);
    return tag === null ? [] : [{ tag, at }];
  });
  if (columns.length === 0) return { ok: false, reason: "noLanguage" };
  const texts = columns.map(({ tag, at }) => [
    tag,
    body.map((row) => ({
      key: (row[keyAt] ?? "").trim(),
      source: sourceAt < 0 ? null : (row[sourceAt] ?? ""),
      text: row[at] ?? "",
    })),
  ]);
  return { ok: true, texts: Object.fromEntries(texts) };
}

function ownText(translations: Translations | undefined, key: string): string {
  return translations && Object.hasOwn(translations, key) ? (translations[key] ?? "") : "";
}

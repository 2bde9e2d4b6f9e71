// What importing translations would do, told before it is done.

import type { FlowDocument } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { listTexts } from "@parley/flow-engine";
import type { ImportedTexts } from "./translationFile.ts";
import type { Translations } from "./translationCommands.ts";

export interface LanguageReport {
  language: string;
  /** The flow does not speak it yet; importing adds it. */
  isNew: boolean;
  /** Texts that change, by their key. */
  applied: Record<string, string>;
  /** Of these, how many were made for an original that reads differently today. */
  outdated: string[];
  unchanged: number;
  /** Empty in the file: what is there stays. */
  empty: number;
  /** Keys the flow does not have. */
  unknown: string[];
  /** Longer than a text may be. */
  tooLong: string[];
}

export function importReport(document: FlowDocument, texts: ImportedTexts): LanguageReport[] {
  const originals = new Map(listTexts(document).map(({ key, text }) => [key, text]));
  return Object.entries(texts).map(([language, list]) => {
    const report: LanguageReport = {
      language,
      isNew: !document.languages?.others.includes(language),
      applied: {},
      outdated: [],
      unchanged: 0,
      empty: 0,
      unknown: [],
      tooLong: [],
    };
    const present = ownTexts(document, language);
    for (const { key, source, text } of list) {
      const original = originals.get(key);
      if (original === undefined) report.unknown.push(key);
      else if (text.trim() === "") report.empty += 1;
      else if (text.length > limits.blockTextLength) report.tooLong.push(key);
      else if (Object.hasOwn(present, key) && present[key] === text) report.unchanged += 1;
      else {
        report.applied[key] = text;
        if (source !== null && source.trim() !== original.trim()) report.outdated.push(key);
      }
    }
    return report;
  });
}

function ownTexts(document: FlowDocument, language: string): Translations {
  const all = document.translations ?? {};
  return Object.hasOwn(all, language) ? (all[language] ?? {}) : {};
}

// The flow as it is spoken in one language, whatever it goes by otherwise: for looking at a translation.

import type { FlowDocument } from "@parley/contracts/flow";

/** The document with the browser's language deciding; the same document when no language is wanted. */
export function inLanguage(document: FlowDocument, language: string): FlowDocument {
  const { languages } = document;
  if (language === "" || !languages) return document;
  return { ...document, languages: { ...languages, chooseBy: "browser" } };
}

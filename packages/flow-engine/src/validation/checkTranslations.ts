// Texts without a translation, counted for each language of the flow.

import type { FlowDocument, FlowProblem } from "@parley/contracts/flow";
import { listTexts } from "../document/localizeDocument.ts";
import { makeProblem } from "./problems.ts";

export function checkTranslations(document: FlowDocument): FlowProblem[] {
  const { languages, translations = {} } = document;
  if (!languages || languages.others.length === 0) return [];
  const texts = listTexts(document);
  return languages.others.flatMap((language) => {
    const known = Object.hasOwn(translations, language) ? translations[language] : undefined;
    const count = texts.filter(
      ({ key }) => !known || !Object.hasOwn(known, key) || known[key]?.trim() === "",
    ).length;
    if (count === 0) return [];
    return [makeProblem("translations_missing", null, `translations.${language}`, { count, language })];
  });
}

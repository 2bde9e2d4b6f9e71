// Texts of copied blocks in the other languages of their flow: they belong to blocks by the beginning of their place.

import type { FlowDocument } from "@parley/contracts/flow";
import { type NewNames, withNewAnswers } from "./blockReferences.ts";

export type FlowTranslations = NonNullable<FlowDocument["translations"]>;

/** The texts of some blocks, in every language. */
export function translationsOfBlocks(
  translations: FlowTranslations,
  isChosen: (blockId: string) => boolean,
): FlowTranslations {
  return mapTexts(translations, (place, text) => (isChosen(blockOf(place)) ? [[place, text]] : []));
}

/** The document with the texts of pasted blocks, in the languages it speaks. */
export function withTranslations(
  document: FlowDocument,
  copied: FlowTranslations,
  names: NewNames,
): FlowDocument {
  const spoken = document.languages?.others ?? [];
  const renamed = mapTexts(copied, (place, text) => {
    const blockId = blockOf(place);
    const fresh = names.blocks.get(blockId);
    return fresh === undefined
      ? []
      : [[`${fresh}${place.slice(blockId.length)}`, withNewAnswers(text, names)]];
  });
  const known = Object.entries(renamed).filter(
    ([language, texts]) => spoken.includes(language) && Object.keys(texts).length > 0,
  );
  if (known.length === 0) return document;
  const added = known.map(([language, texts]) => [
    language,
    { ...document.translations?.[language], ...texts },
  ]);
  return { ...document, translations: { ...document.translations, ...Object.fromEntries(added) } };
}

function blockOf(place: string): string {
  return place.split(".")[0] ?? "";
}

function mapTexts(
  translations: FlowTranslations,
  map: (place: string, text: string) => [string, string][],
): FlowTranslations {
  return Object.fromEntries(
    Object.entries(translations).map(([language, texts]) => [
      language,
      Object.fromEntries(Object.entries(texts).flatMap(([place, text]) => map(place, text))),
    ]),
  );
}

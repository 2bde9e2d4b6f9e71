// Changes of a flow's languages and translations, as pure functions from content to content.

import type { FlowLanguages } from "@parley/contracts/flow";
import type { EditorContent } from "../model/content.ts";

export type Translations = Readonly<Record<string, string>>;

const nothing: Translations = {};

export function translationsOf({ document }: EditorContent, language: string): Translations {
  const all = document.translations;
  return all && Object.hasOwn(all, language) ? (all[language] ?? nothing) : nothing;
}

/** Names the language the flow is written in; the first one makes a flow of one language one of several. */
export function setLanguages(content: EditorContent, patch: Partial<FlowLanguages>): EditorContent {
  const present: FlowLanguages = content.document.languages ?? {
    default: "en",
    others: [],
    chooseBy: "browser",
    attributeKey: "",
  };
  const languages = { ...present, ...patch };
  const others = languages.others.filter((tag) => tag !== languages.default);
  return { ...content, document: { ...content.document, languages: { ...languages, others } } };
}

export function addLanguage(content: EditorContent, tag: string): EditorContent {
  const others = content.document.languages?.others ?? [];
  if (others.includes(tag) || content.document.languages?.default === tag) return content;
  return setLanguages(content, { others: [...others, tag] });
}

/** Takes a language away with its texts. */
export function removeLanguage(content: EditorContent, tag: string): EditorContent {
  const others = content.document.languages?.others ?? [];
  const without = setLanguages(content, { others: others.filter((other) => other !== tag) });
  const translations = Object.fromEntries(
    Object.entries(without.document.translations ?? {}).filter(([language]) => language !== tag),
  );
  return { ...without, document: { ...without.document, translations } };
}

/** One text; an empty one is missing again. */
export function setTranslation(
  content: EditorContent,
  language: string,
  key: string,
  text: string,
): EditorContent {
  return applyTranslations(content, language, { [key]: text });
}

/** Several texts of a language at once: an import is one step to undo. */
export function applyTranslations(
  content: EditorContent,
  language: string,
  texts: Translations,
): EditorContent {
  const merged = new Map(Object.entries(translationsOf(content, language)));
  for (const [key, text] of Object.entries(texts)) {
    if (text.trim() === "") merged.delete(key);
    else merged.set(key, text);
  }
  const translations = { ...content.document.translations, [language]: Object.fromEntries(merged) };
  return { ...content, document: { ...content.document, translations } };
}

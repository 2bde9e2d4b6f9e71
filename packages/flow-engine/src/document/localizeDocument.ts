// A document in another language: the same blocks with their texts replaced. Made once per document and language.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { prepareBlock } from "../blocks/registry.ts";
import type { Environment, SessionState } from "../types.ts";

/** A text of a flow that visitors read. `key` is its place in `document.translations`. */
export interface FlowText {
  key: string;
  blockId: string;
  text: string;
}

const documents = new WeakMap<FlowDocument, Map<string, FlowDocument>>();

/** Which language a session speaks: chosen in the flow, else by attribute or browser, else the flow's own. */
export function languageOf(
  document: FlowDocument,
  state: SessionState,
  environment: Environment,
): string | null {
  const { languages } = document;
  if (!languages) return null;
  const known = [languages.default, ...languages.others];
  const wanted = [state.language, ...wishes(languages, environment)];
  for (const wish of wanted) {
    const found = wish ? matching(known, wish) : undefined;
    if (found !== undefined) return found;
  }
  return languages.default;
}

function wishes(languages: NonNullable<FlowDocument["languages"]>, environment: Environment): string[] {
  switch (languages.chooseBy) {
    case "none":
      return [];
    case "attribute": {
      const { attributes } = environment.contact;
      const value = Object.hasOwn(attributes, languages.attributeKey)
        ? attributes[languages.attributeKey]
        : undefined;
      return value ? [value] : [];
    }
    case "browser":
      return environment.languages ?? (environment.chat.language ? [environment.chat.language] : []);
  }
}

/** `de-AT` finds `de-AT`, else `de`, else any other German. */
function matching(known: readonly string[], wish: string): string | undefined {
  const exact = known.find((tag) => tag.toLowerCase() === wish.toLowerCase());
  return exact ?? known.find((tag) => primary(tag) === primary(wish));
}

function primary(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? "";
}

/** The document with the texts of `language`; texts that are missing stay in the language it was written in. */
export function localizeDocument(document: FlowDocument, language: string | null): FlowDocument {
  const texts = language === null ? undefined : ownValue(document.translations, language);
  if (language === null || !texts || language === document.languages?.default) return document;
  const made = documents.get(document) ?? new Map<string, FlowDocument>();
  documents.set(document, made);
  const known = made.get(language);
  if (known) return known;
  const blocks = Object.fromEntries(
    Object.entries(document.blocks).map(([id, block]) => [id, localizeBlock(block, texts)]),
  );
  const localized = { ...document, blocks };
  made.set(language, localized);
  return localized;
}

function localizeBlock(block: Block, texts: Readonly<Record<string, string>>): Block {
  let settings = block.settings;
  for (const { key, path } of textPlaces(block)) {
    const text = ownValue(texts, key);
    if (text !== undefined && text.trim() !== "") settings = replaceAt(settings, path.split("."), text);
  }
  return settings === block.settings ? block : { ...block, settings };
}

/** Every text of the flow that visitors may read, in the order of the blocks. */
export function listTexts(document: FlowDocument): FlowText[] {
  return Object.values(document.blocks).flatMap((block) =>
    textPlaces(block).map(({ key, text }) => ({ key, blockId: block.id, text })),
  );
}

/** Entries of lists are named by their id, so that a translation follows its option when options are moved. */
function textPlaces(block: Block): { key: string; path: string; text: string }[] {
  const prepared = prepareBlock(block);
  if (!prepared) return [];
  return prepared
    .texts()
    .filter(({ text }) => text.trim() !== "")
    .map(({ path, text }) => ({ key: `${block.id}.${stablePath(prepared.settings, path)}`, path, text }));
}

function stablePath(settings: unknown, path: string): string {
  let value: unknown = settings;
  return path
    .split(".")
    .map((segment) => {
      value = typeof value === "object" && value !== null ? Reflect.get(value, segment) : undefined;
      if (!/^\d+$/.test(segment) || typeof value !== "object" || value === null) return segment;
      const id: unknown = Reflect.get(value, "id");
      return typeof id === "string" ? id : segment;
    })
    .join(".");
}

function replaceAt(
  value: Record<string, unknown>,
  [segment = "", ...rest]: string[],
  text: string,
): Record<string, unknown> {
  return { ...value, [segment]: replaced(value[segment], rest, text) };
}

function replaced(value: unknown, path: string[], text: string): unknown {
  const [segment = "", ...rest] = path;
  if (path.length === 0) return text;
  if (Array.isArray(value))
    return value.map((item: unknown, index) =>
      String(index) === segment ? replaced(item, rest, text) : item,
    );
  return isRecord(value) ? replaceAt(value, path, text) : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ownValue<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

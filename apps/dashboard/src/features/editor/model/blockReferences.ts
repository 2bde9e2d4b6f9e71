// Where settings and texts name other blocks: jump targets, conditions on answers, `{{ answers.<id> }}`. Needed when
// blocks are copied under new ids.

import type { Block } from "@parley/contracts/flow";
import { listAnswers, prepareBlock } from "@parley/flow-engine";

/** Old names and new ones: of blocks, and of answers with their parts. */
export interface NewNames {
  blocks: ReadonlyMap<string, string>;
  answers: ReadonlyMap<string, string>;
}

/** What texts call the answers of the copied blocks: `<id>`, and `<id>_<part>` for each part. */
export function newNamesOf(copied: readonly Block[], blocks: ReadonlyMap<string, string>): NewNames {
  const parts = copied.flatMap((block) => {
    const fresh = blocks.get(block.id);
    if (fresh === undefined) return [];
    return listAnswers(block).map(({ id }) => [id, `${fresh}${id.slice(block.id.length)}`] as const);
  });
  // The name of a block goes before the same name of another block's part, as it does when answers are stored.
  return { blocks, answers: new Map([...parts, ...blocks]) };
}

/** The block with every mention of an old name replaced by the new one. Other names stay. */
export function withNewReferences(block: Block, names: NewNames): Block {
  const references = new Map(
    prepareBlock(block)
      ?.references()
      .map(({ path, isTarget }) => [path, isTarget ? names.blocks : names.answers]),
  );
  return {
    ...block,
    settings: mapRecord(block.settings, "", (path, text) => {
      const renamed = references.get(path);
      return renamed ? (renamed.get(text) ?? text) : withNewAnswers(text, names);
    }),
  };
}

/** `answers.<id>` and `answers["<id>"]`, as Liquid reads them. */
const answerPattern = /\banswers(?:\.([A-Za-z0-9_-]+)|\[\s*(["'])([A-Za-z0-9_-]+)\2\s*\])/g;

/** A text with the new names of answers. */
export function withNewAnswers(text: string, { answers }: NewNames): string {
  if (!text.includes("answers")) return text;
  return text.replace(answerPattern, (whole, dotted?: string, _quote?: string, quoted?: string) => {
    const old = dotted ?? quoted;
    const fresh = old === undefined ? undefined : answers.get(old);
    return fresh === undefined ? whole : `answers.${fresh}`;
  });
}

type MapText = (path: string, text: string) => string;

function mapRecord(record: Record<string, unknown>, prefix: string, map: MapText): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key,
      mapValue(value, prefix ? `${prefix}.${key}` : key, map),
    ]),
  );
}

function mapValue(value: unknown, path: string, map: MapText): unknown {
  if (typeof value === "string") return map(path, value);
  if (Array.isArray(value)) return value.map((item, index) => mapValue(item, `${path}.${index}`, map));
  if (typeof value === "object" && value !== null) return mapRecord({ ...value }, path, map);
  return value;
}

// Where settings and texts name other blocks: jump targets, conditions on answers, `{{ answers.<id> }}`. Needed when
// blocks are copied under new ids.

import type { Block } from "@parley/contracts/flow";
import { prepareBlock } from "@parley/flow-engine";

/** The block with every mention of an old id replaced by the new one. Ids outside the map stay. */
export function withNewReferences(block: Block, newIds: ReadonlyMap<string, string>): Block {
  const referencePaths = new Set(
    prepareBlock(block)
      ?.references()
      .map((reference) => reference.path),
  );
  return {
    ...block,
    settings: mapRecord(block.settings, "", (path, text) => {
      if (referencePaths.has(path)) return newIds.get(text) ?? text;
      return replaceAnswers(text, newIds);
    }),
  };
}

/** `answers.<id>` and `answers["<id>"]`, as Liquid reads them. */
const answerPattern = /\banswers(?:\.([A-Za-z0-9_-]+)|\[\s*(["'])([A-Za-z0-9_-]+)\2\s*\])/g;

function replaceAnswers(text: string, newIds: ReadonlyMap<string, string>): string {
  if (!text.includes("answers")) return text;
  return text.replace(answerPattern, (whole, dotted?: string, _quote?: string, quoted?: string) => {
    const old = dotted ?? quoted;
    const fresh = old === undefined ? undefined : newIds.get(old);
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

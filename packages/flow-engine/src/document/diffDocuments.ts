// What changed between two versions of a flow, as data for programs and as words for people.

import type { Block, FlowDocument } from "@parley/contracts/flow";
import { blockDefinition, findBlockKind, prepareBlock } from "../blocks/registry.ts";
import { fieldMeta } from "../settings/field.ts";
import { describeBlock } from "./describeBlock.ts";
import { isEqual } from "./isEqual.ts";
import { outputsOf } from "./outputsOf.ts";

export interface SettingChange {
  key: string;
  /** Name of the setting in the editor. */
  label: string;
  before: unknown;
  after: unknown;
}

export interface BlockChange {
  change: "added" | "changed" | "removed";
  blockId: string;
  kind: string;
  /** The block as people know it: its title, what it says, or the name of its kind. */
  name: string;
  settings: SettingChange[];
  words: string;
}

export interface ConnectionChange {
  change: "added" | "changed" | "removed";
  blockId: string;
  output: string;
  before: string | null;
  after: string | null;
  words: string;
}

export interface DocumentDifference {
  isEmpty: boolean;
  start: { before: string | null; after: string | null; words: string } | null;
  blocks: BlockChange[];
  connections: ConnectionChange[];
}

/** Longest name of a block inside a sentence. */
const maximumNameLength = 40;

/** Example: `diffDocuments(published, draft).blocks.map((change) => change.words)`. */
export function diffDocuments(before: FlowDocument, after: FlowDocument): DocumentDifference {
  const ids = [...new Set([...Object.keys(after.blocks), ...Object.keys(before.blocks)])];
  const nameOf = (id: string | null) => nameIn(after, id) ?? nameIn(before, id) ?? "nothing";
  const blocks = ids.flatMap((id) => diffBlock(own(before, id), own(after, id)));
  const connections = ids.flatMap((id) => diffConnections(own(before, id), own(after, id), nameOf));
  const start =
    before.start === after.start
      ? null
      : {
          before: before.start,
          after: after.start,
          words: `The flow now begins with ${nameOf(after.start)}.`,
        };
  return {
    isEmpty: start === null && blocks.length === 0 && connections.length === 0,
    start,
    blocks,
    connections,
  };
}

function diffBlock(before: Block | undefined, after: Block | undefined): BlockChange[] {
  const block = after ?? before;
  if (!block) return [];
  const base = { blockId: block.id, kind: block.kind, name: nameOfBlock(block) };
  if (!before)
    return [{ ...base, change: "added", settings: [], words: `Added ${describeKind(block)} ${base.name}.` }];
  if (!after)
    return [
      { ...base, change: "removed", settings: [], words: `Removed ${describeKind(block)} ${base.name}.` },
    ];
  const settings = diffSettings(before, after);
  if (settings.length === 0) return [];
  const labels = settings.map((setting) => setting.label).join(", ");
  return [{ ...base, change: "changed", settings, words: `Changed ${base.name}: ${labels}.` }];
}

function diffSettings(before: Block, after: Block): SettingChange[] {
  const changes: SettingChange[] = [];
  if (before.kind !== after.kind)
    changes.push({ key: "kind", label: "Kind", before: before.kind, after: after.kind });
  if (before.title !== after.title)
    changes.push({ key: "title", label: "Title", before: before.title, after: after.title });
  const [old, now] = [settingsOf(before), settingsOf(after)];
  const shape = findBlockKind(after.kind)?.shape ?? {};
  for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
    if (isEqual(old[key], now[key])) continue;
    const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
    changes.push({
      key,
      label: (schema && fieldMeta(schema)?.label) ?? key,
      before: old[key],
      after: now[key],
    });
  }
  return changes;
}

/** With defaults filled in, so that a setting which is merely spelled out is no change. */
function settingsOf(block: Block): Readonly<Record<string, unknown>> {
  return prepareBlock(block)?.settings ?? block.settings;
}

function diffConnections(
  before: Block | undefined,
  after: Block | undefined,
  nameOf: (id: string | null) => string,
): ConnectionChange[] {
  const block = after ?? before;
  if (!block) return [];
  const labels = new Map(
    [before, after].flatMap((side) => (side ? outputsOf(side) : [])).map(({ id, label }) => [id, label]),
  );
  const outputs = new Set([...Object.keys(after?.outputs ?? {}), ...Object.keys(before?.outputs ?? {})]);
  return [...outputs].flatMap((output): ConnectionChange[] => {
    const [old, now] = [targetOf(before, output), targetOf(after, output)];
    if (old === now) return [];
    const from = labels.size > 1 ? `${nameOf(block.id)} (${labels.get(output) ?? output})` : nameOf(block.id);
    const base = { blockId: block.id, output, before: old, after: now };
    if (old === null) return [{ ...base, change: "added", words: `Connected ${from} to ${nameOf(now)}.` }];
    if (now === null)
      return [{ ...base, change: "removed", words: `Disconnected ${from} from ${nameOf(old)}.` }];
    return [
      { ...base, change: "changed", words: `${from} now leads to ${nameOf(now)} instead of ${nameOf(old)}.` },
    ];
  });
}

function targetOf(block: Block | undefined, output: string): string | null {
  return block && Object.hasOwn(block.outputs, output) ? (block.outputs[output] ?? null) : null;
}

function nameIn(document: FlowDocument, id: string | null): string | undefined {
  const block = id === null ? undefined : own(document, id);
  return block && nameOfBlock(block);
}

function nameOfBlock(block: Block): string {
  const name = block.title || describeBlock(block) || blockDefinition(block.kind)?.label || block.kind;
  return `“${name.length > maximumNameLength ? `${name.slice(0, maximumNameLength - 1).trimEnd()}…` : name}”`;
}

function describeKind(block: Block): string {
  return blockDefinition(block.kind)?.label.toLowerCase() ?? block.kind;
}

function own(document: FlowDocument, id: string): Block | undefined {
  return Object.hasOwn(document.blocks, id) ? document.blocks[id] : undefined;
}

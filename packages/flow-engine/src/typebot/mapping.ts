// What a Typebot block becomes: one block or a short run of blocks, and how faithfully.

import type { TypebotBlock } from "./typebotFile.ts";
import type { TypebotTexts } from "./typebotTexts.ts";

export type Verdict = "mapped" | "approximated" | "leftOut";

export interface MappedBlock {
  kind: string;
  settings: Record<string, unknown>;
}

export interface Mapping {
  verdict: Verdict;
  /** One sentence for the author: what differs, or what to do. Empty when the block does the same as before. */
  note: string;
  /** Run one after the other; the last one has the exits. */
  blocks: [MappedBlock, ...MappedBlock[]];
  /** Outputs of the last block and the edges they followed; without an edge of its own an exit takes the block's. */
  exits: { output: string; edgeId?: string | null | undefined }[];
  /** A jump: the group and the block it led to. */
  jumpTo?: { groupId: string; blockId: string | null };
}

export interface MappingContext {
  block: TypebotBlock;
  texts: TypebotTexts;
  /** The bubble before an input, which becomes its question; null when there is none. */
  question: string | null;
  /** Makes ids of list entries that fit and are used once. */
  itemId(sourceId: string): string;
}

export const next = [{ output: "next" }];

export function mapped(
  kind: string,
  settings: Record<string, unknown>,
  exits: Mapping["exits"] = next,
): Mapping {
  return { verdict: "mapped", note: "", blocks: [{ kind, settings }], exits };
}

export function approximated(mapping: Mapping, note: string): Mapping {
  return { ...mapping, verdict: "approximated", note };
}

/** Kept as a block of an unknown kind: the flow cannot be published until the author has replaced it. */
export function leftOut(block: TypebotBlock, note: string): Mapping {
  const kind = `typebot:${block.type}`.slice(0, 40);
  return { verdict: "leftOut", note, blocks: [{ kind, settings: {} }], exits: next };
}

export function optionText(options: TypebotBlock["options"], key: string): string {
  const value = options?.[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A number that may have been written as text; null for anything else. */
export function optionNumber(options: TypebotBlock["options"], key: string): number | null {
  const text = optionText(options, key).trim();
  const value = Number(text);
  return text !== "" && Number.isFinite(value) ? value : null;
}

export function optionFlag(options: TypebotBlock["options"], key: string): boolean {
  return options?.[key] === true;
}

/** A label, which newer exports keep in `labels`. */
export function optionLabel(options: TypebotBlock["options"], key: string): string {
  const labels = options?.["labels"];
  const label: unknown = typeof labels === "object" && labels !== null ? Reflect.get(labels, key) : undefined;
  return typeof label === "string" ? label : optionText(options, key);
}

export function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

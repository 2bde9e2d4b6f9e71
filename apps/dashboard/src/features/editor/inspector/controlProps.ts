// What every control of the inspector receives, and safe readings of values a draft may hold half-typed.

import type { Block } from "@parley/contracts/flow";
import type { BlockField } from "@parley/flow-engine";

export interface ControlProps {
  block: Block;
  field: BlockField;
  value: unknown;
  onChange: (value: unknown) => void;
  /** Problem of this setting, in words. */
  error: string | undefined;
  /** The control takes the focus once when it appears. */
  isFocused: boolean;
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function asTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function asRecords(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

/** The list with one entry replaced. */
export function withItem<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((present, place) => (place === index ? item : present));
}

/** The list with one entry moved by one place. */
export function withMoved<Item>(list: readonly Item[], index: number, by: -1 | 1): Item[] {
  const item = list[index];
  const target = index + by;
  if (item === undefined || target < 0 || target >= list.length) return [...list];
  const rest = list.filter((_, place) => place !== index);
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}

// A new block of a kind, with every setting at its default and every output open.

import type { Block } from "@parley/contracts/flow";
import { findBlockKind } from "../blocks/registry.ts";

/** Example: `newBlock("message", "b1")`. Returns null for an unknown kind. */
export function newBlock(kind: string, id: string, settings: Record<string, unknown> = {}): Block | null {
  const blockKind = findBlockKind(kind);
  if (!blockKind) return null;
  const draft: Block = { id, kind, settings: { ...settings }, outputs: {} };
  const prepared = blockKind.prepare(draft);
  return {
    ...draft,
    settings: { ...prepared.settings, ...settings },
    outputs: Object.fromEntries(prepared.outputs.map((output) => [output.id, null])),
  };
}

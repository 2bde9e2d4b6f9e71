// Outputs shared by block kinds.

import type { BlockOutput } from "./blockKind.ts";

/** The single way out most blocks have. */
export function nextOutput(): BlockOutput[] {
  return [{ id: "next", label: "Next" }];
}

/** Blocks that end or leave the flow have no way out. */
export function noOutput(): BlockOutput[] {
  return [];
}

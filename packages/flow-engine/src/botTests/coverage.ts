// Which blocks and connections of a flow its tests have been at.

import type { BotTestResult } from "@parley/contracts/api/botTests";
import type { FlowDocument } from "@parley/contracts/flow";

export interface Coverage {
  /** Names of the tests' positions in the list, by block; a block without tests is not named. */
  testsByBlock: ReadonlyMap<string, number>;
  coveredConnections: ReadonlySet<string>;
  covered: number;
  total: number;
}

/** Example: `coverage(document, results).covered`. Blocks the document no longer has do not count. */
export function coverage(
  document: FlowDocument,
  results: readonly Pick<BotTestResult, "visited" | "connections">[],
): Coverage {
  const testsByBlock = new Map<string, number>();
  const coveredConnections = new Set<string>();
  for (const { visited, connections } of results) {
    for (const blockId of new Set(visited)) {
      if (Object.hasOwn(document.blocks, blockId))
        testsByBlock.set(blockId, (testsByBlock.get(blockId) ?? 0) + 1);
    }
    for (const connection of connections) coveredConnections.add(connection);
  }
  return {
    testsByBlock,
    coveredConnections,
    covered: testsByBlock.size,
    total: Object.keys(document.blocks).length,
  };
}

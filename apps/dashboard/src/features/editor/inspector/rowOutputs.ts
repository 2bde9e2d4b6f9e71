// Ways out that are shown with the entry of a list they belong to: an option, a branch, a button, a status.

import type { Block } from "@parley/contracts/flow";
import type { BlockField, FieldControl } from "@parley/flow-engine";
import { asRecords, asText } from "./controlProps.ts";

const listsWithTargets: ReadonlySet<FieldControl> = new Set<FieldControl>([
  "options",
  "conditions",
  "keywordRows",
  "pictureOptions",
  "cards",
  "statusRows",
  "splits",
]);

/** Ids of outputs that the block's lists show themselves. */
export function rowOutputs(block: Block, fields: readonly BlockField[]): ReadonlySet<string> {
  const rows = fields
    .filter(({ control }) => listsWithTargets.has(control))
    .flatMap(({ key, defaultValue }) =>
      asRecords(key in block.settings ? block.settings[key] : defaultValue),
    );
  const nested = rows.flatMap((row) => asRecords(row["buttons"]));
  return new Set(
    [...rows, ...nested]
      .flatMap((row) => [asText(row["id"]), statusOutput(asText(row["status"]))])
      .filter((id) => id !== ""),
  );
}

/** The way out that belongs to the status of an answer. */
export function statusOutput(status: string): string {
  return status === "" ? "" : `status_${status}`;
}

// The history of the flow document, oldest first. A migration turns version n into n + 1; its id never changes.
// To change the format: add `documents/<n>` here, raise `flowSchemaVersion`, and test the new step with a document
// of the version before.

import { flowSchemaVersion } from "@parley/contracts/flow";

export interface DocumentMigration {
  /** `documents/1`, `documents/2`, … without a gap. `documents/1` is the first format and changes nothing. */
  id: `documents/${number}`;
  up(document: Record<string, unknown>): Record<string, unknown>;
}

export const documentMigrations: readonly DocumentMigration[] = [
  { id: "documents/1", up: (document) => document },
];

/** Throws when the sequence has a gap or does not end at the present version: a defect of this file, found at start. */
export function assertComplete(migrations: readonly DocumentMigration[], version: number): void {
  for (const [index, migration] of migrations.entries()) {
    if (migration.id !== `documents/${index + 1}`) {
      throw new Error(`Expected the migration documents/${index + 1}, found ${migration.id}.`);
    }
  }
  if (migrations.length !== version) {
    throw new Error(`Migrations end at ${migrations.length}, the document is at version ${version}.`);
  }
}

assertComplete(documentMigrations, flowSchemaVersion);

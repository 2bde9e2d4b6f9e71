// Vitest's global setup: one throw-away PostgreSQL for the run, with a migrated template to copy databases from,
// and a migrated snapshot of the embedded database.

import type { TestProject } from "vitest/node";
import { migrate, openDatabase } from "./serverDatabase.ts";
import { ensureEmbeddedSnapshot, migrationsDirectory } from "./embeddedSnapshot.ts";
import { silentLog } from "./silentLog.ts";
import { startThrowAwayPostgres } from "./startThrowAwayPostgres.ts";

export const templateDatabase = "parley_template";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the throw-away PostgreSQL. */
    postgresUrl: string;
    /** File with the migrated embedded database. */
    embeddedSnapshot: string;
  }
}

// eslint-disable-next-line import/no-default-export -- Vitest asks for it
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, snapshot] = await Promise.all([startThrowAwayPostgres(), ensureEmbeddedSnapshot()]);
  try {
    await createTemplate(postgres.url, postgres.urlOf(templateDatabase));
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide("postgresUrl", postgres.url);
  project.provide("embeddedSnapshot", snapshot);
  return () => postgres.stop();
}

async function createTemplate(url: string, templateUrl: string): Promise<void> {
  const admin = await openDatabase({ databaseUrl: url, dataDir: "", log: silentLog });
  await admin.query(`create database ${templateDatabase}`);
  await admin.close();
  const template = await openDatabase({ databaseUrl: templateUrl, dataDir: "", log: silentLog });
  try {
    await migrate(template, migrationsDirectory);
  } finally {
    await template.close();
  }
}

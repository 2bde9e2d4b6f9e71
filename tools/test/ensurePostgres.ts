// PostgreSQL's programs for the throw-away servers of the tests. No cluster of the system is made or started.
import { existsSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canUseApt } from "./aptInstall.ts";

const CLUSTER_SETTINGS = "/etc/postgresql-common/createcluster.conf";

export async function ensurePostgres(): Promise<void> {
  if (hasPostgres()) return;
  if (!canUseApt()) {
    throw new Error(
      "The tests need PostgreSQL's programs (initdb, postgres). Install PostgreSQL 15 or newer.",
    );
  }
  if (!existsSync(CLUSTER_SETTINGS)) {
    mkdirSync("/etc/postgresql-common", { recursive: true });
    writeFileSync(CLUSTER_SETTINGS, "create_main_cluster = false\n");
  }
  await aptInstall("postgresql");
  if (!hasPostgres())
    throw new Error("PostgreSQL was installed, but its programs are not where they should be.");
}

function hasPostgres(): boolean {
  if (globSync("/usr/lib/postgresql/*/bin/initdb").length > 0) return true;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.some((folder) => existsSync(join(folder, "initdb")));
}

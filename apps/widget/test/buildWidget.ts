// Builds the whole widget into a folder of its own, so that tests never see a half-made `dist`.

import { globSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "..");

export async function buildWidget(outDir: string): Promise<void> {
  for (const configFile of globSync(join(root, "vite*.config.ts")).toSorted()) {
    await build({ root, configFile, logLevel: "silent", build: { outDir, emptyOutDir: false } });
  }
}

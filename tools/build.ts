// Builds the browser parts that are stale: every Vite configuration of a workspace, into its `dist`.
// A stamp beside the result holds the hash of everything it was made from. `--force` builds all.
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashFiles } from "./lib/hashFiles.ts";

interface BrowserPart {
  workspace: string;
  /** Said to the person who waits. */
  title: string;
  /** Everything besides its own folder that ends up in the result. */
  sources: readonly string[];
}

const PARTS: readonly BrowserPart[] = [
  {
    workspace: "apps/widget",
    title: "the widget",
    sources: ["packages/contracts/{src/**,package.json}"],
  },
  {
    workspace: "apps/dashboard",
    title: "the dashboard",
    sources: ["packages/{contracts,flow-engine}/{src/**,package.json}"],
  },
];

const SHARED_SOURCES = ["package-lock.json", "tsconfig.base.json"];
const NOT_SOURCES = ["**/dist/**", "**/node_modules/**", "**/*.test.ts", "**/*.test.tsx", "**/*.tsbuildinfo"];

const root = fileURLToPath(new URL("../", import.meta.url));
process.chdir(root);
const force = process.argv.includes("--force");

try {
  for (const part of PARTS) await buildWhenStale(part);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function buildWhenStale(part: BrowserPart): Promise<void> {
  const configs = globSync(`${part.workspace}/vite*.config.ts`).toSorted();
  if (configs.length === 0) return;
  const hash = hashFiles([`${part.workspace}/**`, ...part.sources, ...SHARED_SOURCES], NOT_SOURCES);
  const stamp = join(part.workspace, "dist/.stamp");
  if (!force && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;

  const started = performance.now();
  console.log(`Building ${part.title} …`);
  rmSync(join(part.workspace, "dist"), { recursive: true, force: true });
  for (const config of configs) await runVite(part.workspace, config);
  writeFileSync(stamp, hash);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Several configurations share one `dist`, so none of them may empty it: that was done above. */
async function runVite(workspace: string, config: string): Promise<void> {
  const { build } = await import("vite");
  await build({
    root: join(root, workspace),
    configFile: join(root, config),
    mode: "production",
    logLevel: "warn",
    build: { emptyOutDir: false },
  });
}

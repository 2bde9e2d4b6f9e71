// What browsers load, compressed, as built.

import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export interface Sizes {
  loaderBytes: number;
  panelBytes: number;
  dashboardBytes: number;
}

const apps = fileURLToPath(new URL("../../apps/", import.meta.url));
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+\.js)"/g;

export function measureSizes(): Sizes {
  const widget = join(apps, "widget/dist");
  const dashboard = join(apps, "dashboard/dist");
  const panel = readFileSync(join(widget, "panel.html"), "utf8");
  const panelFiles = [...panel.matchAll(/\/widget\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, name]) => name ?? "",
  );
  const page = readFileSync(join(dashboard, "index.html"), "utf8");
  const entries = [...page.matchAll(/"\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name ?? "");
  return {
    loaderBytes: compressed(join(widget, "loader.js")),
    panelBytes: sum(["panel.html", ...panelFiles].map((name) => compressed(join(widget, name)))),
    dashboardBytes: sum(
      [...withImports(dashboard, entries)].map((name) => compressed(join(dashboard, name))),
    ),
  };
}

/** The scripts a page names, and everything they import before they run. */
function withImports(directory: string, entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const code = readFileSync(join(directory, name), "utf8");
    for (const [, target] of code.matchAll(STATIC_IMPORT)) add(posix.join(posix.dirname(name), target ?? ""));
  };
  for (const entry of entries) add(entry);
  return found;
}

function compressed(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

// Before the browser tests: a fresh build in a temporary folder; afterwards it is removed.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWidget } from "./buildWidget.ts";

// oxlint-disable-next-line import/no-default-export -- Playwright asks for it.
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), "parley-widget-"));
  await buildWidget(folder);
  process.env["PARLEY_WIDGET_DIST"] = folder;
  return () => rm(folder, { recursive: true, force: true });
}

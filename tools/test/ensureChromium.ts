// A browser for the end-to-end tests: the machine's own, else the system's package, else Playwright's download.
import { findChromium } from "@parley/testkit/findChromium";
import { runCommand } from "../lib/runStep.ts";
import { aptInstall, canUseApt } from "./aptInstall.ts";

export async function ensureChromium(): Promise<void> {
  if (findChromium() !== undefined) return;
  if (canUseApt()) {
    await aptInstall("chromium");
    if (findChromium() !== undefined) return;
  }
  console.log("Installing Chromium through Playwright.");
  const download = await runCommand("node_modules/.bin/playwright", ["install", "chromium"]);
  if (!download.ok)
    throw new Error(`No Chromium was found, and none could be installed:\n${download.output}`);
}

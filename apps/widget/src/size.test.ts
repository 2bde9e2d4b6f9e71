// The widget's weight on the visitor's page, as built.

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWidget } from "../test/buildWidget.ts";

/** What every page of a site with the widget loads. */
const loaderBudgetBytes = 3 * 1024;
/** What opening the chat loads: panel.html with the scripts and styles it names. */
const panelBudgetBytes = 45 * 1024;
const buildTimeoutMs = 60_000;

const root = join(import.meta.dirname, "..");
let outDir = "";

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), "parley-widget-"));
  await buildWidget(outDir);
}, buildTimeoutMs);
afterAll(() => rm(outDir, { recursive: true, force: true }));

async function gzipped(name: string): Promise<number> {
  return gzipSync(await readFile(join(outDir, name)), { level: 9 }).length;
}

describe("the built widget", () => {
  it("has a loader of at most 3 KB", async () => {
    expect(await gzipped("loader.js")).toBeLessThanOrEqual(loaderBudgetBytes);
  });

  it("has a panel of at most 45 KB for the first load", async () => {
    const html = await readFile(join(outDir, "panel.html"), "utf8");
    const names = [...html.matchAll(/\/widget\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? "");
    expect(names.some((name) => name.endsWith(".js")) && names.some((name) => name.endsWith(".css"))).toBe(
      true,
    );
    const sizes = await Promise.all(["panel.html", ...names].map(gzipped));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(panelBudgetBytes);
  });

  it("allows a strict content policy: nothing inline in the page, nothing evaluated in the scripts", async () => {
    const html = await readFile(join(outDir, "panel.html"), "utf8");
    expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\bstyle=|\son\w+=/);
    const scripts = (await readdir(join(outDir, "assets"))).filter((name) => name.endsWith(".js"));
    for (const name of [...scripts.map((script) => `assets/${script}`), "loader.js"]) {
      const code = await readFile(join(outDir, name), "utf8");
      expect([name, /\beval\(|new Function\(/.exec(code)]).toEqual([name, null]);
    }
  });

  it("never writes markup: no source uses innerHTML or its relatives", async () => {
    const sources = await readdir(join(root, "src"), { recursive: true });
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySet|document\.write/i;
    for (const name of sources.filter((source) => /(?<!\.test)\.tsx?$/.test(source))) {
      const code = await readFile(join(root, "src", name), "utf8");
      expect([name, markup.exec(code)]).toEqual([name, null]);
    }
  });

  it("loads the texts of other languages only when they are asked for", async () => {
    const html = await readFile(join(outDir, "panel.html"), "utf8");
    const assets = await readdir(join(outDir, "assets"));
    for (const language of ["ar", "de", "es", "fr", "hi", "pt"]) {
      const chunk = assets.find((name) => name.startsWith(`${language}-`));
      expect(chunk).toBeDefined();
      expect(html).not.toContain(chunk);
    }
  });

  it("loads the rarer inputs, and their styles, only when a bot asks for them", async () => {
    const html = await readFile(join(outDir, "panel.html"), "utf8");
    const assets = await readdir(join(outDir, "assets"));
    for (const input of [
      "DateInput",
      "FilesInput",
      "SignatureInput",
      "FormInput",
      "AppointmentInput",
      "MapPicker",
      "rich",
    ]) {
      const chunk = assets.find((name) => name.startsWith(`${input}-`));
      expect(chunk).toBeDefined();
      expect(html).not.toContain(chunk);
    }
  });
});

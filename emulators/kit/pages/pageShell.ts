// The frame of every page of an emulator: one style sheet, light and dark, no build step.

import { pageStyle } from "./pageStyle.ts";

export interface PageOptions {
  title: string;
  /** HTML. */
  body: string;
  /** Style on top of the common one. */
  style?: string;
  script?: string;
}

export function pageShell({ title, body, style = "", script = "" }: PageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${pageStyle}${style}</style>
</head>
<body>
${body}
${script === "" ? "" : `<script type="module">${script}</script>`}
</body>
</html>
`;
}

export function escapeHtml(source: string): string {
  return source
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

// Document: a file to download, with an optional caption.

import { limits } from "@parley/contracts/limits";
import { sendContent } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { caption, mediaUrl } from "../mediaUrl.ts";
import { nextOutput } from "../outputs.ts";
import { renderLabel } from "../request/label.ts";
import { documentSettings } from "./schema.ts";

export const documentBlock = defineBlock({
  kind: "document",
  group: "send",
  label: "Document",
  description: "Sends a file to download.",
  icon: "IconFileText",
  keywords: ["file", "pdf", "download", "brochure", "attachment"],
  schema: documentSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.name || settings.url,
  pause: () => "none",
  enter({ block, settings, run }) {
    const url = mediaUrl(run, block.id, settings.url);
    if (url !== null) {
      const name = renderLabel({ block, run }, settings.name, nameIn(url), limits.nameLength);
      const content = { kind: "document", url, name, ...caption(run, block.id, settings.text) } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    }
    return { kind: "next", output: "next" };
  },
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
  channels: {
    instagram: { level: "degraded", note: "Only PDF files are sent as files; others are sent as a link." },
  },
});

/** The last part of the address' path; its spelling is kept when it cannot be decoded. */
function nameIn(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/, "");
  const last = path.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last).slice(0, limits.nameLength) || "Document";
  } catch {
    return last.slice(0, limits.nameLength);
  }
}

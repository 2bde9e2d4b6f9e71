// Document: a file to download, with an optional caption.

import { limits } from "@parley/contracts/limits";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { sendMedia } from "../sendMedia.ts";
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
  enter(context) {
    const { block, settings, run } = context;
    return sendMedia(context, (media) => ({
      kind: "document",
      name: renderLabel({ block, run }, settings.name, nameIn(media.url), limits.nameLength),
      ...media,
    }));
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

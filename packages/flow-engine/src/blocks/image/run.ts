// Image/GIF: a picture with an optional caption.

import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { imageSettings } from "./schema.ts";

export const imageBlock = defineBlock({
  kind: "image",
  group: "send",
  label: "Image / GIF",
  description: "Shows a picture.",
  icon: "IconPhoto",
  keywords: ["picture", "photo", "gif", "media"],
  schema: imageSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.alt || settings.url,
  pause: () => "none",
  enter({ block, settings, run }) {
    const url = renderText(run, block.id, settings.url).trim();
    const text = renderText(run, block.id, settings.text);
    const alt = renderText(run, block.id, settings.alt);
    if (isWebUrl(url)) {
      const content = { kind: "image", url, alt, ...(text.trim() ? { text } : {}) } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    } else {
      run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: url });
    }
    return { kind: "next", output: "next" };
  },
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

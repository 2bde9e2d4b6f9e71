// Video: a file, or a link to YouTube or Vimeo, with an optional caption.

import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl, isWebUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { videoSettings } from "./schema.ts";

export const videoBlock = defineBlock({
  kind: "video",
  group: "send",
  label: "Video",
  description: "Shows a video file, or one from YouTube or Vimeo.",
  icon: "IconVideo",
  keywords: ["movie", "clip", "youtube", "vimeo", "media"],
  schema: videoSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.url,
  pause: () => "none",
  enter({ block, settings, run }) {
    const url = renderText(run, block.id, settings.url).trim();
    const text = renderText(run, block.id, settings.text);
    if (isWebUrl(url)) {
      const content = { kind: "video", url, ...(text.trim() ? { text } : {}) } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    } else {
      run.trace.push({ kind: "warning", blockId: block.id, code: "url_invalid", detail: url });
    }
    return { kind: "next", output: "next" };
  },
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

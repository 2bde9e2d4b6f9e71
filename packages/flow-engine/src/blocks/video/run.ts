// Video: a file, or a link to YouTube or Vimeo, with an optional caption.

import { sendContent } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { caption, mediaUrl } from "../mediaUrl.ts";
import { nextOutput } from "../outputs.ts";
import { onMessengers } from "../request/channelNotes.ts";
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
    const url = mediaUrl(run, block.id, settings.url);
    if (url !== null) {
      const content = { kind: "video", url, ...caption(run, block.id, settings.text) } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    }
    return { kind: "next", output: "next" };
  },
  channels: onMessengers("Films of YouTube and Vimeo are sent as a link; files are sent as films."),
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

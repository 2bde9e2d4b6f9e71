// Video: a file, or a link to YouTube or Vimeo, with an optional caption.

import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { sendMedia } from "../sendMedia.ts";
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
  enter: (context) => sendMedia(context, (media) => ({ kind: "video", ...media })),
  channels: onMessengers("Films of YouTube and Vimeo are sent as a link; files are sent as films."),
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

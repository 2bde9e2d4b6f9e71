// Image/GIF: a picture with an optional caption.

import { renderText } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { sendMedia } from "../sendMedia.ts";
import { nextOutput } from "../outputs.ts";
import { on } from "../request/channelNotes.ts";
import { imageSettings } from "./schema.ts";

export const imageBlock = defineBlock({
  kind: "image",
  group: "send",
  label: "Image / GIF",
  description: "Shows a picture.",
  icon: "IconPhoto",
  keywords: ["picture", "photo", "gif", "sticker", "media"],
  schema: imageSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.alt || settings.url,
  pause: () => "none",
  enter(context) {
    const { block, settings, run } = context;
    return sendMedia(context, (media) => ({
      kind: "image",
      alt: renderText(run, block.id, settings.alt),
      ...media,
      ...(settings.isSticker ? { isSticker: true } : {}),
    }));
  },
  channels: on(["whatsapp"], "Animated pictures stand still, and stickers are shown as pictures."),
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

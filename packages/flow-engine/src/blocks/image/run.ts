// Image/GIF: a picture with an optional caption.

import { renderText, sendContent } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { caption, mediaUrl } from "../mediaUrl.ts";
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
  enter({ block, settings, run }) {
    const url = mediaUrl(run, block.id, settings.url);
    if (url !== null) {
      const alt = renderText(run, block.id, settings.alt);
      const sticker = settings.isSticker ? ({ isSticker: true } as const) : {};
      const content = {
        kind: "image",
        url,
        alt,
        ...caption(run, block.id, settings.text),
        ...sticker,
      } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    }
    return { kind: "next", output: "next" };
  },
  channels: on(["whatsapp"], "Animated pictures stand still, and stickers are shown as pictures."),
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
});

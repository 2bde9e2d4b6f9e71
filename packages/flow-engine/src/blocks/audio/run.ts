// Audio: a sound file with an optional caption.

import { sendContent } from "../../engine/stepRun.ts";
import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { caption, mediaUrl } from "../mediaUrl.ts";
import { nextOutput } from "../outputs.ts";
import { on } from "../request/channelNotes.ts";
import { audioSettings } from "./schema.ts";

export const audioBlock = defineBlock({
  kind: "audio",
  group: "send",
  label: "Audio",
  description: "Plays a sound file.",
  icon: "IconMusic",
  keywords: ["sound", "voice", "music", "podcast", "media", "mp3"],
  schema: audioSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text || settings.url,
  pause: () => "none",
  enter({ block, settings, run }) {
    const url = mediaUrl(run, block.id, settings.url);
    if (url !== null) {
      const content = { kind: "audio", url, ...caption(run, block.id, settings.text) } as const;
      sendContent(run, block.id, content, settings.delaySeconds, settings.rephrase);
    }
    return { kind: "next", output: "next" };
  },
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
  channels: on(["whatsapp", "messenger", "instagram"], "The caption is sent as a message of its own."),
});

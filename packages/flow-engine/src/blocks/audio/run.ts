// Audio: a sound file with an optional caption.

import { checkUrl } from "../../settings/webUrl.ts";
import { defineBlock } from "../defineBlock.ts";
import { sendMedia } from "../sendMedia.ts";
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
  enter: (context) => sendMedia(context, (media) => ({ kind: "audio", ...media })),
  check: ({ settings, report }) => checkUrl(settings.url, "settings.url", report),
  channels: on(["whatsapp", "messenger", "instagram"], "The caption is sent as a message of its own."),
});

// Message: a text bubble.

import { sendText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { messageSettings } from "./schema.ts";

export const messageBlock = defineBlock({
  kind: "message",
  group: "send",
  label: "Message",
  description: "Sends a text.",
  icon: "IconMessage",
  keywords: ["text", "say", "bubble", "greeting"],
  schema: messageSettings,
  outputs: nextOutput,
  summary: (settings) => settings.text,
  pause: () => "none",
  enter({ block, settings, run }) {
    sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    return { kind: "next", output: "next" };
  },
});

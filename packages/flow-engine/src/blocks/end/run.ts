// End chat: an optional last text, then the flow is completed.

import { sendText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { noOutput } from "../outputs.ts";
import { endSettings } from "./schema.ts";

export const endBlock = defineBlock({
  kind: "end",
  group: "action",
  label: "End chat",
  description: "Finishes the conversation with the bot.",
  icon: "IconFlag",
  keywords: ["finish", "stop", "close", "complete", "goodbye"],
  schema: endSettings,
  outputs: noOutput,
  summary: (settings) => settings.text,
  pause: () => "none",
  enter({ block, settings, run }) {
    sendText(run, block.id, settings.text, settings.delaySeconds);
    run.effects.push({ kind: "endChat", blockId: block.id });
    return { kind: "end", reason: "completed", isFinal: true };
  },
});

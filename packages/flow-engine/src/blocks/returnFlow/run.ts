// Return: ends this flow and goes on in the one that called it; a flow nobody called ends here.

import { sendText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { noOutput } from "../outputs.ts";
import { returnFlowSettings } from "./schema.ts";

export const returnFlowBlock = defineBlock({
  kind: "returnFlow",
  group: "action",
  label: "Return",
  description: "Goes back to the flow that ran this one.",
  icon: "IconArrowBackUp",
  keywords: ["subflow", "back", "finish", "leave", "result"],
  schema: returnFlowSettings,
  outputs: noOutput,
  summary: (settings) => settings.text,
  pause: () => "none",
  enter({ block, settings, run }) {
    sendText(run, block.id, settings.text, settings.delaySeconds, settings.rephrase);
    return { kind: "return" };
  },
});

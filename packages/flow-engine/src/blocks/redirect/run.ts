// Redirect: leaves for another flow of the same bot.

import { sendText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { noOutput } from "../outputs.ts";
import { redirectSettings } from "./schema.ts";

export const redirectBlock = defineBlock({
  kind: "redirect",
  group: "action",
  label: "Redirect to flow",
  description: "Goes on in another flow of this bot.",
  icon: "IconRoute",
  keywords: ["flow", "subflow", "leave", "switch", "go to"],
  schema: redirectSettings,
  outputs: noOutput,
  summary: (settings) => settings.text,
  // Leaves the flow, so a circle through it is not one of this flow.
  pause: () => "none",
  enter({ block, settings, run }) {
    sendText(run, block.id, settings.text, settings.delaySeconds);
    return settings.flowId === ""
      ? { kind: "end", reason: "no_flow" }
      : { kind: "redirect", flowId: settings.flowId };
  },
  check({ settings, validation, report }) {
    if (settings.flowId === "") report("flow_not_chosen", "settings.flowId");
    else if (!validation.flowIds.includes(settings.flowId)) report("flow_not_found", "settings.flowId");
  },
});

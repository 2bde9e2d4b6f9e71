// Call flow: runs another flow of the bot and goes on behind this block afterwards. Answers and variables are shared.

import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { callFlowSettings } from "./schema.ts";

export const callFlowBlock = defineBlock({
  kind: "callFlow",
  group: "action",
  label: "Run a flow and return",
  description: "Runs another flow of this bot and comes back here.",
  icon: "IconArrowRotaryFirstRight",
  keywords: ["subflow", "reuse", "function", "call", "go to", "return"],
  schema: callFlowSettings,
  outputs: nextOutput,
  summary: () => "",
  // The other flow may ask nothing: the check of circles looks at this block by itself.
  pause: (settings) => (settings.flowId === "" ? "none" : "time"),
  enter({ block, settings, run }) {
    if (settings.flowId !== "") return { kind: "callFlow", flowId: settings.flowId };
    run.trace.push({ kind: "warning", blockId: block.id, code: "flow_not_chosen", detail: "" });
    return { kind: "next", output: "next" };
  },
  check({ settings, validation, report }) {
    if (settings.flowId === "") report("flow_not_chosen", "settings.flowId");
    else if (!validation.flowIds.includes(settings.flowId)) report("flow_not_found", "settings.flowId");
  },
});

// Drip: begins or stops a sequence of messages over time for the contact.

import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { dripSettings, type DripSettings } from "./schema.ts";

export const dripBlock = defineBlock<DripSettings>({
  kind: "drip",
  group: "action",
  label: "Drip sequence",
  description: "Starts or stops a sequence of messages over time.",
  icon: "IconDroplet",
  keywords: ["campaign", "sequence", "follow up", "marketing", "nurture"],
  schema: dripSettings,
  outputs: nextOutput,
  summary: ({ action, sequenceId }) => (sequenceId === "" ? "" : `${action} ${sequenceId}`),
  pause: () => "none",
  enter({ block, settings, run }) {
    const sequenceId = settings.sequenceId.trim();
    if (sequenceId !== "")
      run.effects.push({ kind: "drip", blockId: block.id, action: settings.action, sequenceId });
    return { kind: "next", output: "next" };
  },
});

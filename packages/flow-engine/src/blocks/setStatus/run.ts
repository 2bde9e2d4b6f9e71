// Set status: gives the conversation one of the team's six statuses.

import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { setStatusSettings, statusLabels, type SetStatusSettings } from "./schema.ts";

export const setStatusBlock = defineBlock<SetStatusSettings>({
  kind: "setStatus",
  group: "action",
  label: "Set status",
  description: "Gives the conversation a status in the inbox.",
  icon: "IconProgress",
  keywords: ["state", "open", "closed", "progress", "inbox", "resolve"],
  schema: setStatusSettings,
  outputs: nextOutput,
  summary: ({ status }) => statusLabels[status],
  pause: () => "none",
  enter({ block, settings, run }) {
    run.effects.push({ kind: "setStatus", blockId: block.id, status: settings.status });
    return { kind: "next", output: "next" };
  },
});

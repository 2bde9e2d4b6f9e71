// Notify team: tells members something without handing the conversation over.

import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { notifyTeamSettings, type NotifyTeamSettings } from "./schema.ts";

export const notifyTeamBlock = defineBlock<NotifyTeamSettings>({
  kind: "notifyTeam",
  group: "action",
  label: "Notify team",
  description: "Tells your team something; the bot goes on.",
  icon: "IconBellRinging",
  keywords: ["alert", "inform", "member", "notification", "mail"],
  schema: notifyTeamSettings,
  outputs: nextOutput,
  summary: (settings) => settings.message,
  pause: () => "none",
  enter({ block, settings: { message, memberIds, byMail }, run }) {
    const text = renderText(run, block.id, message).trim();
    if (text !== "") run.effects.push({ kind: "alertTeam", blockId: block.id, memberIds, text, byMail });
    return { kind: "next", output: "next" };
  },
});

// Assign: gives the conversation to a member. The server decides who, because it knows who is there and how busy.

import type { AssignTarget } from "../../calls.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { assignSettings, type AssignSettings } from "./schema.ts";

export const assignBlock = defineBlock<AssignSettings>({
  kind: "assign",
  group: "action",
  label: "Assign",
  description: "Gives the conversation to a member of your team.",
  icon: "IconUserShare",
  keywords: ["team", "agent", "round robin", "route", "department", "owner"],
  schema: assignSettings,
  outputs: () => [
    { id: "next", label: "Next" },
    { id: "unassigned", label: "Nobody assigned" },
  ],
  summary: () => "",
  pause: (settings) => (isChosen(settings.target) ? "time" : "none"),
  enter({ block, settings, run }) {
    if (!isChosen(settings.target)) return takeOutput(run, block.id, "unassigned", "assignee_not_chosen");
    const { target: to, skipOffline, onlyBusinessHours } = settings;
    return { kind: "call", request: { kind: "assign", to, skipOffline, onlyBusinessHours } };
  },
  hear({ block, run }, result) {
    if (result.kind === "failed") return takeOutput(run, block.id, "unassigned", result.code);
    if (result.kind !== "assign") return { kind: "ignore", reason: "not_called" };
    return result.assignedTo === null
      ? takeOutput(run, block.id, "unassigned", "nobody_available")
      : takeOutput(run, block.id, "next", "assigned");
  },
  check({ settings, report }) {
    if (!isChosen(settings.target)) report("assignee_not_chosen", "settings.target");
  },
});

function isChosen(target: AssignTarget): boolean {
  return target.kind === "member" ? target.memberId !== "" : target.memberIds.length > 0;
}

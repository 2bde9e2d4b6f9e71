// Add note: leaves a note for the team at the contact.

import { limits } from "@parley/contracts/limits";
import { renderText } from "../../engine/stepRun.ts";
import { defineBlock } from "../defineBlock.ts";
import { nextOutput } from "../outputs.ts";
import { addNoteSettings } from "./schema.ts";

export const addNoteBlock = defineBlock({
  kind: "addNote",
  group: "action",
  label: "Add note",
  description: "Leaves a note for your team.",
  icon: "IconNote",
  keywords: ["comment", "remark", "internal", "memo", "summary"],
  schema: addNoteSettings,
  outputs: nextOutput,
  summary: (settings) => settings.note,
  pause: () => "none",
  enter({ block, settings, run }) {
    const text = renderText(run, block.id, settings.note).trim().slice(0, limits.noteTextLength);
    if (text !== "") run.effects.push({ kind: "addNote", blockId: block.id, text });
    return { kind: "next", output: "next" };
  },
});

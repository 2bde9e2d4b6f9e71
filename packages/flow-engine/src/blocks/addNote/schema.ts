// Settings of the note.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

export const addNoteSettings = z.object({
  note: field(z.string().max(limits.blockTextLength).default(""), {
    label: "Note",
    hint: "Only your team reads it. Type / to insert a variable.",
    tab: "content",
    control: "textarea",
    template: true,
    required: true,
  }),
});

// The list of options of the choice blocks: each with a stable id, which is also the name of its output.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "./field.ts";

/** Outputs every choice may have beside its options; an option must not take their names. */
const reservedIds = new Set(["next", "else", "noAnswer", "failed"]);

export const optionId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .refine((id) => !reservedIds.has(id), "this id is reserved");

export const optionSetting = z.object({
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
});
export type OptionSetting = z.infer<typeof optionSetting>;

export const optionsField = () =>
  field(
    z
      .array(optionSetting)
      // Twice the limit may be stored, so that an import with too many is shown as a problem and loses nothing.
      .max(limits.choiceOptions * 2)
      .default([]),
    {
      label: "Options",
      hint: "What the visitor can choose. Each keeps its connection when you rename it.",
      tab: "content",
      control: "options",
      template: true,
    },
  );

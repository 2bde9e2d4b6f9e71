// The list of options of the choice blocks: each with a stable id, which is also the name of its output.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "./field.ts";

/** Outputs every choice may have beside its options; an option must not take their names. */
const reservedIds = new Set(["next", "else", "noAnswer", "failed"]);

/** Names documents must not hold as keys, because they reach a prototype. */
const unsafeIds = new Set(["__proto__", "constructor", "prototype"]);

export const optionId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .refine((id) => !reservedIds.has(id) && !unsafeIds.has(id), "this id is reserved");

/** The id of a field of a form, which is also the end of its answer's name. */
export const fieldId = z
  .string()
  .regex(/^[A-Za-z0-9_]{1,40}$/)
  .refine((id) => !unsafeIds.has(id), "this id is reserved");

export const optionSetting = z.object({
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
});
export type OptionSetting = z.infer<typeof optionSetting>;

const pictureOption = optionSetting.extend({
  imageUrl: z.string().max(limits.urlLength).default(""),
  text: z.string().max(limits.noteTitleLength).default(""),
});

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

export const pictureOptionsField = () =>
  field(
    z
      .array(pictureOption)
      .max(limits.choiceOptions * 2)
      .default([]),
    {
      label: "Options",
      hint: "What the visitor can choose, each with a picture and, if you like, a line below its title.",
      tab: "content",
      control: "pictureOptions",
      template: true,
    },
  );

/** Options known only when the flow runs. */
export const optionsFromField = () =>
  field(z.string().max(limits.blockTextLength).default(""), {
    label: "Options from a list",
    hint: "A variable with a JSON list, or with one option per line. Replaces the options; all lead the same way.",
    tab: "logic",
    control: "textarea",
    placeholder: "{{ variables.products }}",
    template: true,
  });

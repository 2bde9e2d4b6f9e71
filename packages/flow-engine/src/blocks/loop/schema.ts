// Settings of the loop.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

/** A plain word, so that texts can name it. */
export const variableName = /^[A-Za-z_][\w-]*$/;

export const loopSettings = z.object({
  list: field(z.string().max(limits.blockTextLength).default(""), {
    label: "List",
    hint: "Lines, words separated by commas, or a JSON array. Type / to insert an attribute, an answer or a variable.",
    tab: "content",
    control: "textarea",
    template: true,
    required: true,
  }),
  itemVariable: field(z.string().max(limits.attributeKeyLength).default("item"), {
    label: "Keep the present entry as the variable",
    hint: "Texts name it {{ variables.item }}, or {{ loop.item }}; {{ loop.number }} counts from 1.",
    tab: "content",
    control: "text",
  }),
});
export type LoopSettings = z.infer<typeof loopSettings>;

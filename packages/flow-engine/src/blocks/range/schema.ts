// Settings of the range slider.

import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

/** Longest text before or behind the number. */
const maximumAffixLength = 20;

const affixField = (label: string, placeholder: string) =>
  field(z.string().max(maximumAffixLength).default(""), {
    label,
    tab: "content",
    control: "text",
    placeholder,
    said: true,
  });

export const rangeSettings = z.object({
  ...requestFields({
    question: "",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  min: field(z.number().min(-1e12).max(1e12).default(0), {
    label: "Smallest value",
    tab: "content",
    control: "number",
  }),
  max: field(z.number().min(-1e12).max(1e12).default(100), {
    label: "Largest value",
    tab: "content",
    control: "number",
  }),
  step: field(z.number().positive().max(1e12).default(1), {
    label: "In steps of",
    tab: "content",
    control: "number",
  }),
  initial: field(z.number().nullable().default(null), {
    label: "Begins at",
    hint: "Leave empty to begin at the smallest value.",
    tab: "content",
    control: "number",
  }),
  prefix: affixField("Before the number", "€"),
  suffix: affixField("Behind the number", "kg"),
});
export type RangeSettings = z.infer<typeof rangeSettings>;

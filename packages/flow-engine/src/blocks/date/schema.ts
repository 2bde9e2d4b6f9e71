// Settings of the date question.

import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

const boundField = (label: string) =>
  field(z.string().max(200).default(""), {
    label,
    hint: "A day like 2026-05-04, or “today”, “+30 days”, “+2 weeks”. Leave empty for no limit.",
    tab: "logic",
    control: "text",
    placeholder: "today",
    template: true,
  });

export const dateSettings = z.object({
  ...requestFields({
    question: "Which day suits you?",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  mode: field(z.enum(["date", "dateTime", "time", "range"]).default("date"), {
    label: "Asks for",
    tab: "content",
    control: "select",
    options: [
      { value: "date", label: "A day" },
      { value: "dateTime", label: "A day and a time" },
      { value: "time", label: "A time of day" },
      { value: "range", label: "From one day to another" },
    ],
  }),
  min: boundField("Earliest day"),
  max: boundField("Latest day"),
});
export type DateSettings = z.infer<typeof dateSettings>;

// Settings of the rating.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { requestFields } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

export const ratingSettings = z.object({
  ...requestFields({
    question: "How did you like it?",
    isLead: false,
    knownHint: "Does not ask again when this question was answered before.",
  }),
  style: field(z.enum(["stars", "emoji", "numbers", "nps"]).default("stars"), {
    label: "Shown as",
    hint: "“Recommendation” asks from 0 to 10, as the Net Promoter Score does.",
    tab: "content",
    control: "select",
    options: [
      { value: "stars", label: "Stars" },
      { value: "emoji", label: "Faces" },
      { value: "numbers", label: "Numbers" },
      { value: "nps", label: "Recommendation (0 to 10)" },
    ],
  }),
  highest: field(z.number().int().min(2).max(10).default(5), {
    label: "Best rating",
    hint: "The worst is 1. Faces are at most 5; recommendations always go to 10.",
    tab: "content",
    control: "number",
  }),
  labels: field(z.array(z.string().max(limits.choiceTitleLength)).max(11).default([]), {
    label: "Words for the steps",
    hint: "From the worst to the best, one per step; or two, for the ends only. Visitors may type them too.",
    tab: "content",
    control: "stringList",
    template: true,
  }),
  branchByRating: field(z.boolean().default(false), {
    label: "Branch by rating",
    hint: "Low, middle and high ratings each lead their own way.",
    tab: "logic",
    control: "toggle",
  }),
  lowUpTo: field(z.number().int().min(0).max(10).nullable().default(null), {
    label: "Low up to",
    hint: "Leave empty for the usual border.",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "branchByRating", equals: true },
  }),
  highFrom: field(z.number().int().min(0).max(10).nullable().default(null), {
    label: "High from",
    hint: "Leave empty for the usual border.",
    tab: "logic",
    control: "number",
    visibleWhen: { field: "branchByRating", equals: true },
  }),
});
export type RatingSettings = z.infer<typeof ratingSettings>;

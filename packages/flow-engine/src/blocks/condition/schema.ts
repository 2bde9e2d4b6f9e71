// Settings of the condition.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { conditionGroup, maximumRules } from "../../conditions/schema.ts";
import { field } from "../../settings/field.ts";
import { optionId } from "../../settings/optionsField.ts";

/** Branches of one condition, beside "else". */
const maximumBranches = 20;

const branch = z.object({
  /** Also the name of the branch's output. */
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
  groups: z.array(conditionGroup).max(maximumRules).default([]),
});
export type ConditionBranch = z.infer<typeof branch>;

export const conditionSettings = z.object({
  branches: field(
    z
      .array(branch)
      .max(maximumBranches)
      .default([{ id: "if", title: "", groups: [] }]),
    {
      label: "Branches",
      hint: "The first branch whose rules hold is taken; otherwise the conversation goes on at “Else”.",
      tab: "content",
      control: "conditions",
      template: true,
    },
  ),
});
export type ConditionSettings = z.infer<typeof conditionSettings>;

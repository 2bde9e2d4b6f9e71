// Settings of the A/B split.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";
import { optionId } from "../../settings/optionsField.ts";

export const minimumVariants = 2;
const maximumVariants = 5;

const variant = z.object({
  /** Also the name of the variant's output. */
  id: optionId,
  title: z.string().max(limits.choiceTitleLength).default(""),
  percent: z.number().min(0).max(100).default(0),
});
export type SplitVariant = z.infer<typeof variant>;

export const abSplitSettings = z.object({
  variants: field(
    z
      .array(variant)
      .max(maximumVariants)
      .default([
        { id: "a", title: "A", percent: 50 },
        { id: "b", title: "B", percent: 50 },
      ]),
    {
      label: "Variants",
      hint: "How many people of a hundred take each way.",
      tab: "content",
      control: "splits",
    },
  ),
  attributeKey: field(z.string().max(limits.attributeKeyLength).default(""), {
    label: "Remember the variant in an attribute",
    hint: "Keeps a contact in the same variant in later chats. Without one it is remembered for this chat.",
    tab: "logic",
    control: "attribute",
  }),
});
export type AbSplitSettings = z.infer<typeof abSplitSettings>;

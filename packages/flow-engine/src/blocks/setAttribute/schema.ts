// Settings of the set-attribute block.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { field } from "../../settings/field.ts";

/** Attributes one block may set. */
const maximumAssignments = 50;

export const assignment = z.object({
  key: z.string().max(limits.attributeKeyLength).default(""),
  /** A text with variables; empty removes the attribute. */
  value: z.string().max(limits.attributeValueLength).default(""),
});

export const setAttributeSettings = z.object({
  scope: field(z.enum(["contact", "conversation"]).default("contact"), {
    label: "Keep it",
    tab: "content",
    control: "select",
    options: [
      { value: "contact", label: "With the contact, as attributes" },
      { value: "conversation", label: "For this conversation, as variables" },
    ],
  }),
  assignments: field(z.array(assignment).max(maximumAssignments).default([]), {
    label: "Attributes",
    hint: "An empty value removes it. Values may hold variables and calculate: {{ attributes.visits | plus: 1 }}, {{ now | date_add: 3, 'days' }}.",
    tab: "content",
    control: "assignments",
    template: true,
  }),
});
export type SetAttributeSettings = z.infer<typeof setAttributeSettings>;

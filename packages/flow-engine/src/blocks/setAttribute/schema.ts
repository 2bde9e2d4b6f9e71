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
  assignments: field(z.array(assignment).max(maximumAssignments).default([]), {
    label: "Attributes",
    hint: "An empty value removes the attribute. Values may hold variables and calculate: {{ attributes.visits | plus: 1 }}.",
    tab: "content",
    control: "assignments",
    template: true,
  }),
});

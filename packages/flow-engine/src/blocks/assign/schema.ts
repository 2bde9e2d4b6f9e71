// Settings of the assignment.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { assignmentMethods } from "../../calls.ts";
import { field } from "../../settings/field.ts";

/** Members a team of one block may have. */
const maximumMembers = 100;

const memberId = z.string().max(limits.nameLength);
const target = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("member"), memberId }),
  z.object({
    kind: z.literal("team"),
    memberIds: z.array(memberId).max(maximumMembers).default([]),
    method: z.enum(assignmentMethods).default("roundRobin"),
  }),
]);

export const assignSettings = z.object({
  target: field(target.default({ kind: "team", memberIds: [], method: "roundRobin" }), {
    label: "Assign to",
    hint: "One member, or the next of several: in turn, or whoever has the fewest open chats.",
    tab: "content",
    control: "assignTarget",
  }),
  skipOffline: field(z.boolean().default(true), {
    label: "Skip members who are offline",
    tab: "logic",
    control: "toggle",
  }),
  onlyBusinessHours: field(z.boolean().default(false), {
    label: "Only during business hours",
    hint: "At other times the conversation goes on at “Nobody assigned”.",
    tab: "logic",
    control: "toggle",
  }),
});
export type AssignSettings = z.infer<typeof assignSettings>;

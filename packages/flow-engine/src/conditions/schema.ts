// Rules as data: what is compared, how, and with what. Groups of a branch are alternatives (OR); the rules of a group
// must all hold (AND).

import { limits } from "@parley/contracts/limits";
import { z } from "zod";

export const contactProperties = [
  "name",
  "firstName",
  "email",
  "phone",
  "dialCode",
  "city",
  "country",
  "tags",
] as const;
export const chatProperties = [
  "status",
  "channel",
  "pageUrl",
  "pageTitle",
  "referrer",
  "device",
  "browser",
  "language",
  "visits",
  "agentsOnline",
] as const;

/** A block, or a part of its answer: `<block id>_<part>`. Each of both is at most as long as a block's id. */
const answerId = z.string().regex(/^[A-Za-z0-9_-]{0,81}$/);

/** An empty name means that the author has not chosen yet. */
export const conditionSubject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("answer"), blockId: answerId }),
  z.object({ kind: z.literal("attribute"), key: z.string().max(limits.attributeKeyLength) }),
  /** A value of this conversation. */
  z.object({ kind: z.literal("variable"), name: z.string().max(limits.attributeKeyLength) }),
  z.object({ kind: z.literal("contact"), property: z.enum(contactProperties) }),
  z.object({ kind: z.literal("chat"), property: z.enum(chatProperties) }),
]);
export type ConditionSubject = z.infer<typeof conditionSubject>;

export const conditionOperators = [
  "equals",
  "notEquals",
  "contains",
  "notContains",
  "startsWith",
  "endsWith",
  "greaterThan",
  "atLeast",
  "lessThan",
  "atMost",
  "isBefore",
  "isAfter",
  "isOn",
  "isEmpty",
  "isNotEmpty",
  "inList",
  "notInList",
  "matches",
  "notMatches",
  "hasTag",
  "hasNoTag",
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

/** Operators that compare with nothing. */
export const operatorsWithoutValue: readonly ConditionOperator[] = ["isEmpty", "isNotEmpty"];

/** Operators whose value is a pattern: taken as it stands, without variables. */
export const patternOperators: readonly ConditionOperator[] = ["matches", "notMatches"];
/** Operators that compare days or moments. */
export const dateOperators: readonly ConditionOperator[] = ["isBefore", "isAfter", "isOn"];
/** Operators that look at the contact's tags, whatever the rule's subject is. */
export const tagOperators: readonly ConditionOperator[] = ["hasTag", "hasNoTag"];

/** How operators read in a sentence. */
export const operatorLabels: Record<ConditionOperator, string> = {
  equals: "is",
  notEquals: "is not",
  contains: "contains",
  notContains: "does not contain",
  startsWith: "begins with",
  endsWith: "ends with",
  greaterThan: "is greater than",
  atLeast: "is at least",
  lessThan: "is less than",
  atMost: "is at most",
  isBefore: "is before",
  isAfter: "is after",
  isOn: "is on",
  isEmpty: "is empty",
  isNotEmpty: "is not empty",
  inList: "is one of",
  notInList: "is none of",
  matches: "matches the pattern",
  notMatches: "does not match the pattern",
  hasTag: "has the tag",
  hasNoTag: "does not have the tag",
};

export const conditionRule = z.object({
  subject: conditionSubject,
  operator: z.enum(conditionOperators).default("equals"),
  /** A text with variables; the entries of a list are separated by commas or line breaks. */
  value: z.string().max(limits.attributeValueLength).default(""),
});
export type ConditionRule = z.infer<typeof conditionRule>;

/** Rules of one group, and groups of one branch. */
export const maximumRules = 20;

export const conditionGroup = z.object({ rules: z.array(conditionRule).max(maximumRules).default([]) });
export type ConditionGroup = z.infer<typeof conditionGroup>;

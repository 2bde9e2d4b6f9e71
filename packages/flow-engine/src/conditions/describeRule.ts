// A rule as a short sentence for the canvas and for differences between versions.

import { chatVariables, contactVariables } from "../liquid/scope.ts";
import {
  operatorLabels,
  operatorsWithoutValue,
  tagOperators,
  type ConditionRule,
  type ConditionSubject,
} from "./schema.ts";

/** Example: "Country is DE". */
export function describeRule(rule: ConditionRule): string {
  if (tagOperators.includes(rule.operator)) return `${operatorLabels[rule.operator]} ${rule.value || "…"}`;
  const words = `${describeSubject(rule.subject)} ${operatorLabels[rule.operator]}`;
  return operatorsWithoutValue.includes(rule.operator) ? words : `${words} ${rule.value || "…"}`;
}

function describeSubject(subject: ConditionSubject): string {
  switch (subject.kind) {
    case "answer":
      return subject.blockId ? `Answer ${subject.blockId}` : "Answer …";
    case "attribute":
      return subject.key || "Attribute …";
    case "variable":
      return subject.name || "Variable …";
    case "contact":
      return subject.property === "dialCode" ? "Dial code" : contactVariables[subject.property];
    case "chat":
      return chatVariables[subject.property];
  }
}

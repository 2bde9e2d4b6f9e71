// Reads the branches of a condition out of settings a draft may hold half-typed: what does not fit gets its default.

import {
  chatProperties,
  type ConditionGroup,
  conditionOperators,
  type ConditionRule,
  type ConditionSubject,
  contactProperties,
} from "@parley/flow-engine";
import { asRecords, asText } from "../controlProps.ts";

export interface Branch {
  id: string;
  title: string;
  groups: ConditionGroup[];
}

export function readBranches(value: unknown): Branch[] {
  return asRecords(value).map((branch) => ({
    id: asText(branch["id"]),
    title: asText(branch["title"]),
    groups: asRecords(branch["groups"]).map((group) => ({ rules: asRecords(group["rules"]).map(readRule) })),
  }));
}

function readRule(rule: Record<string, unknown>): ConditionRule {
  return {
    subject: readSubject(rule["subject"]),
    operator: conditionOperators.find((operator) => operator === rule["operator"]) ?? "equals",
    value: asText(rule["value"]),
  };
}

function readSubject(value: unknown): ConditionSubject {
  const [subject = {}] = asRecords([value]);
  switch (subject["kind"]) {
    case "attribute":
      return { kind: "attribute", key: asText(subject["key"]) };
    case "variable":
      return { kind: "variable", name: asText(subject["name"]) };
    case "contact": {
      const property = contactProperties.find((known) => known === subject["property"]) ?? "name";
      return { kind: "contact", property };
    }
    case "chat": {
      const property = chatProperties.find((known) => known === subject["property"]) ?? "pageUrl";
      return { kind: "chat", property };
    }
    default:
      return { kind: "answer", blockId: asText(subject["blockId"]) };
  }
}

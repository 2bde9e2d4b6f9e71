// Conditions: branches of rules over variables.

import { limits } from "@parley/contracts/limits";
import { patternOperators, type ConditionOperator } from "../conditions/schema.ts";
import { fieldOf, listOf, mapped, type Mapping, type MappingContext } from "./mapping.ts";
import type { TypebotTexts } from "./typebotTexts.ts";

const operators: Readonly<Record<string, ConditionOperator>> = {
  "Equal to": "equals",
  "Not equal": "notEquals",
  Contains: "contains",
  "Does not contain": "notContains",
  "Greater than": "greaterThan",
  "Greater or equal to": "atLeast",
  "Less than": "lessThan",
  "Less or equal to": "atMost",
  "Is set": "isNotEmpty",
  "Is empty": "isEmpty",
  "Starts with": "startsWith",
  "Ends with": "endsWith",
  "Matches regex": "matches",
  "Does not match regex": "notMatches",
};

export function mapCondition({ block, texts, itemId }: MappingContext): Mapping {
  const branches = (block.items ?? []).map((item) => ({
    id: itemId(item.id),
    title: "",
    groups: groupsOf(item.content, texts),
  }));
  const exits = (block.items ?? []).map((item, index) => ({
    output: branches[index]?.id ?? "",
    edgeId: item.outgoingEdgeId,
  }));
  return mapped("condition", { branches }, [...exits, { output: "else" }]);
}

/** All comparisons together are one group; alternatives are a group each. */
function groupsOf(content: unknown, texts: TypebotTexts): { rules: object[] }[] {
  const rules = listOf(fieldOf(content, "comparisons")).map((comparison) => {
    const operator = operators[String(fieldOf(comparison, "comparisonOperator"))] ?? "equals";
    const value = fieldOf(comparison, "value");
    const text = patternOperators.includes(operator) ? patternOf(value) : texts.text(value);
    return {
      subject: { kind: "variable", name: texts.variableName(fieldOf(comparison, "variableId")) },
      operator,
      value: text.slice(0, limits.attributeValueLength),
    };
  });
  const isAlternative = fieldOf(content, "logicalOperator") === "OR";
  return isAlternative ? rules.map((rule) => ({ rules: [rule] })) : [{ rules }];
}

/** `/^a/i` is written without its slashes here; rules pay no heed to case anyway. */
function patternOf(value: unknown): string {
  const text = typeof value === "string" ? value : "";
  return /^\/(.*)\/[a-z]*$/.exec(text)?.[1] ?? text;
}

// Problems of conditions: nothing to compare, or answers that cannot exist.

import { isDate } from "../../conditions/compareDates.ts";
import {
  dateOperators,
  operatorsWithoutValue,
  patternOperators,
  tagOperators,
  type ConditionRule,
} from "../../conditions/schema.ts";
import { regexProblem } from "../../regex/linearRegex.ts";
import type { Block, FlowDocument } from "@parley/contracts/flow";
import type { ReportProblem } from "../../validation/problems.ts";
import type { CheckContext } from "../blockKind.ts";
import { partId } from "../answerParts.ts";
import { blockAsks } from "../blockAsks.ts";
import type { ConditionSettings } from "./schema.ts";

export function checkConditions(
  { settings, document, validation, report }: CheckContext<ConditionSettings>,
  places: readonly { path: string; rule: ConditionRule }[],
): void {
  if (settings.branches.length === 0) report("branches_missing", "settings.branches");
  const ids = new Set<string>();
  for (const [index, branch] of settings.branches.entries()) {
    const path = `settings.branches.${index}`;
    if (!branch.groups.some((group) => group.rules.length > 0)) report("rules_missing", path);
    if (ids.has(branch.id)) report("option_id_repeated", `${path}.id`, { id: branch.id });
    ids.add(branch.id);
  }

  for (const { path: place, rule } of places) {
    const path = `settings.${place}`;
    const { subject } = rule;
    const isUnnamed =
      (subject.kind === "answer" && subject.blockId === "") ||
      (subject.kind === "attribute" && subject.key.trim() === "") ||
      (subject.kind === "variable" && subject.name.trim() === "");
    const hasSubject = !tagOperators.includes(rule.operator);
    if (isUnnamed && hasSubject) report("rule_subject_missing", `${path}.subject`);
    else if (subject.kind === "answer" && hasSubject) {
      const source = answeringBlock(document, subject.blockId);
      if (!source) report("answer_not_found", `${path}.subject`);
      else if (!blockAsks(source)) report("answer_never_given", `${path}.subject`);
    } else if (subject.kind === "attribute" && validation.attributeKeys?.includes(subject.key) === false) {
      report("attribute_unknown", `${path}.subject`, { key: subject.key });
    }
    checkValue(rule, `${path}.value`, report);
  }
}

function checkValue({ operator, value }: ConditionRule, path: string, report: ReportProblem): void {
  if (operatorsWithoutValue.includes(operator)) return;
  if (value.trim() === "") {
    report("rule_value_missing", path);
  } else if (patternOperators.includes(operator)) {
    const reason = regexProblem(value);
    if (reason !== null) report("pattern_invalid", path, { pattern: value, reason });
  } else if (dateOperators.includes(operator) && !/\{[{%]/.test(value) && !isDate(value)) {
    report("date_invalid", path, { value });
  }
}

/** The block of an answer, also of a part of it: `<block id>_<part>`. */
function answeringBlock({ blocks }: FlowDocument, answerId: string): Block | undefined {
  if (Object.hasOwn(blocks, answerId)) return blocks[answerId];
  return Object.values(blocks).find((block) => answerId.startsWith(partId(block.id, "")) && blockAsks(block));
}

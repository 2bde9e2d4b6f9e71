// Condition: takes the first branch whose rules hold, otherwise "else".

import { compare } from "../../conditions/evaluate.ts";
import {
  operatorsWithoutValue,
  patternOperators,
  tagOperators,
  type ConditionRule,
} from "../../conditions/schema.ts";
import { describeRule } from "../../conditions/describeRule.ts";
import { subjectValues } from "../../conditions/subjectValues.ts";
import { renderText, type StepRun } from "../../engine/stepRun.ts";
import type { BlockReference, TemplatePlace } from "../blockKind.ts";
import { defineBlock } from "../defineBlock.ts";
import { checkConditions } from "./check.ts";
import { conditionSettings, type ConditionBranch, type ConditionSettings } from "./schema.ts";

export const conditionBlock = defineBlock<ConditionSettings>({
  kind: "condition",
  group: "action",
  label: "Condition",
  description: "Takes different ways, depending on answers, attributes, the contact or the chat.",
  icon: "IconArrowsSplit2",
  keywords: ["if", "else", "branch", "rule", "logic", "filter", "segment"],
  schema: conditionSettings,
  outputs: (settings) => [
    ...settings.branches.map((branch, index) => ({
      id: branch.id,
      label: branch.title || branchLabel(branch, index),
    })),
    { id: "else", label: "Else" },
  ],
  summary: (settings) =>
    settings.branches.map((branch, index) => branch.title || branchLabel(branch, index)).join(" · "),
  pause: () => "none",
  enter({ block, settings, run }) {
    const taken = settings.branches.find((branch) => holds(branch, block.id, run));
    const output = taken?.id ?? "else";
    run.trace.push({
      kind: "branched",
      blockId: block.id,
      output,
      reason: taken ? "rules_hold" : "no_rule_holds",
    });
    return { kind: "next", output };
  },
  templates: (settings) =>
    places(settings)
      .filter(({ rule }) => !patternOperators.includes(rule.operator))
      .map(({ path, rule }): TemplatePlace => ({ path: `${path}.value`, text: rule.value })),
  references: (settings) =>
    places(settings).flatMap(({ path, rule }): BlockReference[] =>
      rule.subject.kind === "answer" && rule.subject.blockId !== ""
        ? [{ path: `${path}.subject.blockId`, blockId: rule.subject.blockId, isTarget: false }]
        : [],
    ),
  check: (context) => checkConditions(context, places(context.settings)),
});

function holds(branch: ConditionBranch, blockId: string, run: StepRun): boolean {
  return branch.groups.some(
    (group) => group.rules.length > 0 && group.rules.every((rule) => ruleHolds(rule, blockId, run)),
  );
}

function ruleHolds(rule: ConditionRule, blockId: string, run: StepRun): boolean {
  const { operator } = rule;
  const subject = tagOperators.includes(operator) ? run.contact.tags : subjectValues(rule.subject, run);
  return compare(subject, operator, valueOf(rule, blockId, run), run.environment.bot.timeZone);
}

function valueOf({ operator, value }: ConditionRule, blockId: string, run: StepRun): string {
  if (operatorsWithoutValue.includes(operator)) return "";
  return patternOperators.includes(operator) ? value : renderText(run, blockId, value);
}

/** Every rule with its place in the settings. */
function places(settings: ConditionSettings): { path: string; rule: ConditionRule }[] {
  return settings.branches.flatMap((branch, b) =>
    branch.groups.flatMap((group, g) =>
      group.rules.map((rule, r) => ({ path: `branches.${b}.groups.${g}.rules.${r}`, rule })),
    ),
  );
}

function branchLabel(branch: ConditionBranch, index: number): string {
  const [first, ...more] = branch.groups.flatMap((group) => group.rules);
  if (!first) return `Branch ${index + 1}`;
  return more.length > 0 ? `${describeRule(first)} …` : describeRule(first);
}

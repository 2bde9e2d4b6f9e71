// Branches of a condition. Each has groups joined by OR; the rules inside a group are joined by AND.

import { Button, Group, Input, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import {
  type ConditionGroup,
  conditionOperators,
  type ConditionRule,
  operatorLabels,
  operatorsWithoutValue,
} from "@parley/flow-engine";
import { IconPlus } from "@tabler/icons-react";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { type ControlProps, withItem, withMoved } from "../controlProps.ts";
import classes from "../Inspector.module.css";
import { TargetSelect } from "../TargetSelect.tsx";
import { type Branch, readBranches } from "./conditionValues.ts";
import { ListRow } from "./ListRow.tsx";
import { RuleValue } from "./RuleValue.tsx";
import { SubjectSelect } from "./SubjectSelect.tsx";

const emptyRule: ConditionRule = { subject: { kind: "answer", blockId: "" }, operator: "equals", value: "" };

export function ConditionsControl({ block, field, value, onChange, error }: ControlProps) {
  const branches = readBranches(value);
  const change = (index: number, patch: Partial<Branch>) => {
    const branch = branches[index];
    if (branch) onChange(withItem(branches, index, { ...branch, ...patch }));
  };
  return (
    <Input.Wrapper label={field.label} description={field.hint} error={error}>
      <Stack gap={12} mt={6}>
        {branches.map((branch, index) => {
          const name = branch.title || t("editor.conditions.branch", { number: index + 1 });
          return (
            <ListRow
              key={branch.id}
              name={name}
              isFirst={index === 0}
              isLast={index === branches.length - 1}
              onMove={(by) => onChange(withMoved(branches, index, by))}
              onRemove={() => onChange(branches.filter((_, place) => place !== index))}
            >
              <TextInput
                label={t("editor.conditions.name")}
                placeholder={t("editor.conditions.branch", { number: index + 1 })}
                value={branch.title}
                maxLength={80}
                onChange={(event) => change(index, { title: event.currentTarget.value })}
              />
              <Groups groups={branch.groups} onChange={(groups) => change(index, { groups })} />
              <TargetSelect
                from={{ blockId: block.id, output: branch.id }}
                label={t("editor.target.of", { output: name })}
              />
            </ListRow>
          );
        })}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={branches.length >= (field.maximumItems ?? Infinity)}
          onClick={() =>
            onChange([...branches, { id: newId(), title: "", groups: [{ rules: [emptyRule] }] }])
          }
        >
          {t("editor.conditions.addBranch")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

function Groups({
  groups,
  onChange,
}: {
  groups: ConditionGroup[];
  onChange: (groups: ConditionGroup[]) => void;
}) {
  return (
    <Stack gap={8}>
      {groups.map((group, index) => (
        // Groups have no ids; their place is what they are known by.
        <div key={index}>
          {index > 0 ? (
            <Text size="xs" fw={600} ta="center" mb={8} c="dimmed">
              {t("editor.conditions.or")}
            </Text>
          ) : null}
          <Rules
            rules={group.rules}
            onChange={(rules) =>
              onChange(
                rules.length === 0
                  ? groups.filter((_, place) => place !== index)
                  : withItem(groups, index, { rules }),
              )
            }
          />
        </div>
      ))}
      <Group gap={8}>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={12} />}
          onClick={() => onChange([...groups, { rules: [emptyRule] }])}
        >
          {t(groups.length === 0 ? "editor.conditions.addRule" : "editor.conditions.addOr")}
        </Button>
      </Group>
    </Stack>
  );
}

function Rules({ rules, onChange }: { rules: ConditionRule[]; onChange: (rules: ConditionRule[]) => void }) {
  return (
    <div className={classes.group} role="group" aria-label={t("editor.conditions.group")}>
      {rules.map((rule, index) => (
        <div key={index}>
          {index > 0 ? (
            <Text size="xs" fw={600} c="dimmed" my={4}>
              {t("editor.conditions.and")}
            </Text>
          ) : null}
          <ListRow
            name={t("editor.conditions.rule", { number: index + 1 })}
            onRemove={() => onChange(rules.filter((_, place) => place !== index))}
          >
            <Rule rule={rule} onChange={(changed) => onChange(withItem(rules, index, changed))} />
          </ListRow>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={12} />}
        onClick={() => onChange([...rules, emptyRule])}
      >
        {t("editor.conditions.addAnd")}
      </Button>
    </div>
  );
}

function Rule({ rule, onChange }: { rule: ConditionRule; onChange: (rule: ConditionRule) => void }) {
  return (
    <>
      <SubjectSelect subject={rule.subject} onChange={(subject) => onChange({ ...rule, subject })} />
      <NativeSelect
        aria-label={t("editor.conditions.operator")}
        size="sm"
        value={rule.operator}
        data={conditionOperators.map((operator) => ({ value: operator, label: operatorLabels[operator] }))}
        onChange={(event) => {
          const operator = conditionOperators.find((known) => known === event.currentTarget.value);
          if (operator) onChange({ ...rule, operator });
        }}
      />
      {operatorsWithoutValue.includes(rule.operator) ? null : (
        <RuleValue rule={rule} onChange={(value) => onChange({ ...rule, value })} />
      )}
    </>
  );
}

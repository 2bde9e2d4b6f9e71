// One trigger: what it does in words, a switch, and its form.

import { ActionIcon, Collapse, Switch, Text, UnstyledButton } from "@mantine/core";
import { type FlowTrigger, flowTrigger } from "@parley/contracts/flow";
import { IconChevronDown, IconTrash } from "@tabler/icons-react";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { describeTrigger } from "./describeTrigger.ts";
import { TriggerFields } from "./TriggerFields.tsx";
import { triggerIcons } from "./triggerIcons.ts";
import { type TriggerProblem, triggerProblems } from "./triggerProblems.ts";
import classes from "./TriggersPanel.module.css";

interface TriggerCardProps {
  trigger: FlowTrigger;
  all: readonly FlowTrigger[];
  isOpen: boolean;
  /** Not part of the flow yet. */
  isNew: boolean;
  onToggle: () => void;
  onChange: (trigger: FlowTrigger) => void;
  onRemove: () => void;
}

export function TriggerCard(props: TriggerCardProps) {
  const { trigger, isOpen, isNew } = props;
  // What is typed may be incomplete; the flow holds the last complete one. Undo shows what the flow holds.
  const [state, setState] = useState({ typed: trigger, base: trigger });
  if (state.base !== trigger) setState({ typed: trigger, base: trigger });
  const { typed } = state;
  const formId = useId();
  const sentence = describeTrigger(typed);
  const problems = triggerProblems(
    typed,
    props.all.map((other) => (other.id === typed.id ? typed : other)),
  );
  const Shape = triggerIcons[trigger.kind];

  const change = (next: FlowTrigger) => {
    const isComplete = !triggerProblems(next, []).some(({ kind }) => kind === "incomplete");
    const parsed = flowTrigger.safeParse(next);
    if (!isComplete || !parsed.success) return setState({ typed: next, base: trigger });
    setState({ typed: next, base: parsed.data });
    props.onChange(parsed.data);
  };

  return (
    <li className={classes.card} data-off={!typed.isEnabled || undefined}>
      <div className={classes.head}>
        <UnstyledButton
          className={classes.summary}
          aria-expanded={isOpen}
          aria-controls={formId}
          onClick={props.onToggle}
        >
          <Shape size={17} stroke={1.7} aria-hidden />
          <span>{sentence}</span>
          <IconChevronDown
            size={15}
            aria-hidden
            className={classes.chevron}
            data-open={isOpen || undefined}
          />
        </UnstyledButton>
        <Switch
          size="xs"
          aria-label={t("editor.triggers.enabled", { sentence })}
          checked={typed.isEnabled}
          onChange={(event) => change({ ...typed, isEnabled: event.currentTarget.checked })}
        />
        <ActionIcon size={26} aria-label={t("editor.triggers.remove", { sentence })} onClick={props.onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </div>
      {problems.map((problem) => (
        <Text
          key={JSON.stringify(problem)}
          size="xs"
          c={problem.kind === "repeated" || problem.kind === "secondFallback" ? "orange.9" : "red"}
          className={classes.problem ?? ""}
          role={isNew ? undefined : "status"}
        >
          {problemText(problem)}
        </Text>
      ))}
      <Collapse expanded={isOpen} id={formId}>
        <div className={classes.fields}>
          <TriggerFields trigger={typed} onChange={change} />
        </div>
      </Collapse>
    </li>
  );
}

function problemText(problem: TriggerProblem): string {
  switch (problem.kind) {
    case "incomplete":
      return t(`editor.triggers.incomplete.${problem.trigger}`);
    case "tooLong":
      return t("editor.triggers.problem.tooLong");
    case "pattern":
      return t("editor.triggers.problem.pattern", { pattern: problem.pattern, detail: problem.detail });
    case "repeated":
      return t("editor.triggers.problem.repeated", { keyword: problem.keyword });
    case "secondFallback":
      return t("editor.triggers.problem.secondFallback");
  }
}

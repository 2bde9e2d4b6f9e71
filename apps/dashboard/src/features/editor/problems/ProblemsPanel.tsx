// What is wrong with the flow, errors first. Each entry leads to the block and the setting it is about.

import { Stack, Text, UnstyledButton } from "@mantine/core";
import type { FlowProblem } from "@parley/contracts/flow";
import { blockFields } from "@parley/flow-engine";
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { showBlock } from "../actions.ts";
import { type EditorServices, useEditor, useServices, useView } from "../editorContext.tsx";
import { fieldOfPath, outputOfPath } from "../inspector/fieldOfPath.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import { contentOf } from "../model/editorStore.ts";
import classes from "./ProblemsPanel.module.css";

export function ProblemsPanel() {
  const services = useServices();
  const problems = useView((view) => view.problems);
  if (problems.length === 0) {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t("editor.problems.none")}
        text={t("editor.problems.noneText")}
      />
    );
  }
  return <ProblemList problems={problems} onChoose={(problem) => jumpTo(services, problem)} />;
}

interface ProblemListProps {
  problems: readonly FlowProblem[];
  onChoose: (problem: FlowProblem) => void;
}

export function ProblemList({ problems, onChoose }: ProblemListProps) {
  const blocks = useEditor((state) => contentOf(state).document.blocks);
  const sorted = problems.toSorted((one, other) => rank(one) - rank(other));
  return (
    <ul className={classes.list} aria-label={t("editor.problems.title")}>
      {sorted.map((problem) => {
        const block = problem.blockId === null ? undefined : blocks[problem.blockId];
        const isError = problem.severity === "error";
        const Shape = isError ? IconAlertCircle : IconAlertTriangle;
        return (
          <li key={`${problem.code} ${problem.path}`}>
            <UnstyledButton className={classes.item} onClick={() => onChoose(problem)} disabled={!block}>
              <span
                className={classes.icon}
                data-severity={problem.severity}
                title={t(`editor.problems.${problem.severity}`)}
              >
                <Shape size={18} role="img" aria-label={t(`editor.problems.${problem.severity}`)} />
              </span>
              <Stack gap={2} miw={0}>
                {block ? (
                  <Text size="xs" c="dimmed" truncate>
                    {longTitleOf(block)}
                  </Text>
                ) : null}
                <Text size="sm">{problem.message}</Text>
                <Text size="xs" c="dimmed">
                  {problem.hint}
                </Text>
              </Stack>
            </UnstyledButton>
          </li>
        );
      })}
    </ul>
  );
}

/** Shows the block and the setting a problem is about. */
export function jumpTo(services: EditorServices, problem: FlowProblem): void {
  const { blockId } = problem;
  const block = blockId === null ? undefined : contentOf(services.store.getState()).document.blocks[blockId];
  if (!block) return;
  const key = fieldOfPath(problem.path);
  const field = key === null ? undefined : blockFields(block.kind).find((candidate) => candidate.key === key);
  const output = outputOfPath(problem.path);
  showBlock(services, block.id, {
    tab: field?.tab ?? "content",
    ...(field ? { field: field.key } : output ? { field: `outputs.${output}` } : {}),
  });
}

function rank(problem: FlowProblem): number {
  return problem.severity === "error" ? 0 : 1;
}

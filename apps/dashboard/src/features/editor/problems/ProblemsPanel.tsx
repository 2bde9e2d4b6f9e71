// What is wrong with the flow, errors first and by channel. Each entry leads to the block and the setting it is about;
// what needs no decision is repaired with one press.

import { Button, MultiSelect, Stack, Text, UnstyledButton } from "@mantine/core";
import type { FlowProblem } from "@parley/contracts/flow";
import { blockFields, channels } from "@parley/flow-engine";
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconTool } from "@tabler/icons-react";
import { isMessageKey, t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { showBlock } from "../actions.ts";
import { type EditorServices, useContent, useEditor, useServices, useView } from "../editorContext.tsx";
import { fieldOfPath, outputOfPath } from "../inspector/fieldOfPath.ts";
import { longTitleOf } from "../model/blockTitle.ts";
import { contentOf } from "../model/editorStore.ts";
import { newId } from "../model/newId.ts";
import { fixOf } from "../model/problemFixes.ts";
import classes from "./ProblemsPanel.module.css";

export function ProblemsPanel() {
  const services = useServices();
  const problems = useView((view) => view.problems);
  return (
    <>
      <OtherChannels />
      {problems.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={t("editor.problems.none")}
          text={t("editor.problems.noneText")}
        />
      ) : (
        <ProblemList problems={problems} onChoose={(problem) => jumpTo(services, problem)} />
      )}
    </>
  );
}

/** A flow meant for other channels as well can be checked for them before the bot is there. */
function OtherChannels() {
  const { view } = useServices();
  const chosen = useView((state) => state.otherChannels);
  return (
    <MultiSelect
      label={t("editor.problems.otherChannels")}
      size="xs"
      placeholder={chosen.length === 0 ? t("editor.problems.otherChannelsHint") : ""}
      px="md"
      pt="sm"
      clearable
      clearButtonProps={{ "aria-label": t("editor.problems.clearChannels") }}
      value={[...chosen]}
      data={channels
        .filter((channel) => channel !== "website")
        .map((channel) => ({ value: channel, label: t(`editor.channel.${channel}`) }))}
      onChange={(values) =>
        view.set({ otherChannels: channels.filter((channel) => values.includes(channel)) })
      }
    />
  );
}

interface ProblemListProps {
  problems: readonly FlowProblem[];
  onChoose: (problem: FlowProblem) => void;
}

export function ProblemList({ problems, onChoose }: ProblemListProps) {
  const groups = byChannel(problems);
  const hasChannels = groups.some(({ channel }) => channel !== null);
  return groups.map(({ channel, problems: group }) => {
    const heading = channel === null ? t("editor.problems.everywhere") : channelHeading(channel);
    return (
      <section key={channel ?? ""}>
        {hasChannels ? (
          <Text component="h3" size="sm" fw={600} px="md" pt="md">
            {heading}
          </Text>
        ) : null}
        <ul className={classes.list} aria-label={channel === null ? t("editor.problems.title") : heading}>
          {group.map((problem) => (
            <ProblemItem
              key={`${problem.code} ${problem.path}`}
              problem={problem}
              onChoose={() => onChoose(problem)}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function ProblemItem({ problem, onChoose }: { problem: FlowProblem; onChoose: () => void }) {
  const { store } = useServices();
  const content = useContent();
  const isLocked = useEditor((state) => state.isLocked);
  const block = problem.blockId === null ? undefined : content.document.blocks[problem.blockId];
  const isError = problem.severity === "error";
  const Shape = isError ? IconAlertCircle : IconAlertTriangle;
  const fix = isLocked
    ? null
    : fixOf(content, problem, {
        makeId: newId,
        optionTitle: (place) => t("editor.fix.optionTitle", { place }),
      });
  return (
    <li>
      <UnstyledButton className={classes.item} onClick={onChoose} disabled={!block}>
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
      {fix ? (
        <Button
          className={classes.fix ?? ""}
          size="compact-xs"
          variant="light"
          leftSection={<IconTool size={13} />}
          onClick={() => store.apply(fix.apply)}
        >
          {t(`editor.fix.${fix.name}`)}
        </Button>
      ) : null}
    </li>
  );
}

/** Errors first; what holds everywhere before what holds on one channel. */
function byChannel(problems: readonly FlowProblem[]) {
  const groups = new Map<string | null, FlowProblem[]>();
  for (const problem of problems.toSorted((one, other) => rank(one) - rank(other))) {
    const channel = problem.channel ?? null;
    groups.set(channel, [...(groups.get(channel) ?? []), problem]);
  }
  return [...groups]
    .toSorted(([one], [other]) => (one ?? "").localeCompare(other ?? ""))
    .map(([channel, group]) => ({ channel, problems: group }));
}

function channelHeading(channel: string): string {
  const key = `editor.channel.${channel}`;
  return t("editor.problems.onChannel", { channel: isMessageKey(key) ? t(key) : channel });
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

// Steps through a real conversation on the canvas of the version it ran on, with values and reasons at each step.

import { ActionIcon, Button, Group, Stack, Text, Title, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconRoute,
} from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useWorkspace } from "../../../app/workspace.tsx";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { RouterAnchor } from "../../../ui/RouterAnchor.tsx";
import { flowsQuery, versionQuery } from "../queries.ts";
import { traceText } from "../testing/traceText.ts";
import { traceOf } from "./readStep.ts";
import { type ConversationSteps, readSteps, stepsShown } from "./readSteps.ts";
import { ReplayCanvas } from "./ReplayCanvas.tsx";
import classes from "./Replay.module.css";
import { isBehindGap, momentAt } from "./replayPath.ts";
import { stepTitle } from "./stepTitle.ts";
import { ValueTable } from "./ValueTable.tsx";

export interface ReplayPageProps {
  botId: string;
  flowId: string;
  conversationId: string;
}

/** How long each step stays while it plays. */
const playMs = 1_500;

export function ReplayPage({ botId, flowId, conversationId }: ReplayPageProps) {
  const { id: workspaceId } = useWorkspace();
  const steps = useQuery({
    queryKey: ["editor.replay", workspaceId, conversationId],
    queryFn: () => readSteps(workspaceId, conversationId),
  });
  return (
    <div className={classes.page} data-editor>
      <Group className={classes.top ?? ""} gap="md">
        <Title order={1} size="h4">
          {t("editor.replay.title")}
        </Title>
        <RouterAnchor to="/bots/$botId/flow/$flowId" params={{ botId, flowId }} size="sm">
          {t("editor.replay.back")}
        </RouterAnchor>
        <RouterAnchor to="/inbox/{-$conversationId}" params={{ conversationId }} size="sm">
          {t("editor.replay.toChat")}
        </RouterAnchor>
      </Group>
      <QueryView query={steps}>
        {(found) =>
          found.steps.length === 0 ? (
            <EmptyState icon={IconRoute} title={t("editor.replay.none")} text={t("editor.replay.noneText")} />
          ) : (
            <Replay found={found} botId={botId} workspaceId={workspaceId} />
          )
        }
      </QueryView>
    </div>
  );
}

interface ReplayProps {
  found: ConversationSteps;
  botId: string;
  workspaceId: string;
}

function Replay({ found: { steps, hasMore }, botId, workspaceId }: ReplayProps) {
  const [index, setIndex] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const step = steps[index];
  const last = steps.length - 1;
  const version = useQuery({
    ...versionQuery(workspaceId, step?.flowId ?? "", step?.versionNumber ?? 0),
    enabled: step !== undefined,
  });
  const flows = useQuery(flowsQuery(workspaceId, botId)).data?.items ?? [];
  const moment = momentAt(steps, index);
  const go = (to: number) => setIndex(Math.min(last, Math.max(0, to)));
  const isRunning = isPlaying && index < last;

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setIndex((present) => Math.min(last, present + 1)), playMs);
    return () => clearInterval(timer);
  }, [isRunning, last]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInside = event.target instanceof Element && event.target.closest("input, textarea");
      if (isInside || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      // The canvas moves its selection by the same keys; here they belong to the steps.
      event.stopPropagation();
      setIndex((present) => Math.min(last, Math.max(0, present + by)));
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [last]);

  if (!step) return null;
  const document = version.data?.document;
  return (
    <div className={classes.body}>
      <section className={classes.canvas} aria-label={t("editor.replay.canvas")}>
        <QueryView query={version}>
          {(data) => (
            <ReplayCanvas
              key={`${step.flowId} ${step.versionNumber}`}
              botId={botId}
              workspaceId={workspaceId}
              flowId={step.flowId}
              version={data}
              moment={moment}
            />
          )}
        </QueryView>
      </section>
      <aside className={classes.side} aria-label={t("editor.replay.steps")}>
        <Group className={classes.controls ?? ""} justify="space-between" wrap="nowrap">
          <Text size="sm" role="status">
            {t("editor.replay.position", { number: index + 1, count: steps.length })}
          </Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              aria-label={t("editor.replay.previous")}
              disabled={index === 0}
              onClick={() => go(index - 1)}
            >
              <IconPlayerSkipBack size={18} />
            </ActionIcon>
            <Button
              size="xs"
              variant="light"
              leftSection={isRunning ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
              onClick={() => {
                if (!isRunning && index === last) setIndex(0);
                setPlaying(!isRunning);
              }}
            >
              {t(isRunning ? "editor.replay.pause" : "editor.replay.play")}
            </Button>
            <ActionIcon
              aria-label={t("editor.replay.next")}
              disabled={index === last}
              onClick={() => go(index + 1)}
            >
              <IconPlayerSkipForward size={18} />
            </ActionIcon>
          </Group>
        </Group>
        <ol className={classes.steps}>
          {steps.map((each, place) => (
            <li key={each.ordinal}>
              {isBehindGap(steps, place) ? (
                <Text size="xs" className={classes.gap ?? ""}>
                  {t(place === 0 ? "editor.replay.gapBefore" : "editor.replay.gap")}
                </Text>
              ) : null}
              <StepButton isPresent={place === index} onClick={() => go(place)}>
                <Text size="sm">
                  {stepTitle(each, each.versionId === step.versionId ? document : undefined)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t("editor.replay.version", {
                    flow: flows.find(({ id }) => id === each.flowId)?.name ?? t("editor.replay.deletedFlow"),
                    number: each.versionNumber,
                    when: formatDateTime(each.at),
                  })}
                </Text>
              </StepButton>
              {place === index ? (
                <Stack gap={2} className={classes.reasons ?? ""}>
                  <VisuallyHidden component="h2">{t("editor.replay.reasons")}</VisuallyHidden>
                  {traceOf(each).map((entry, line) => {
                    const text = traceText(entry, document);
                    return text === null ? null : (
                      // The trace of a step never changes.
                      // oxlint-disable-next-line react/no-array-index-key
                      <Text key={line} size="xs" fw={entry.kind === "entered" ? 600 : 400}>
                        {text}
                      </Text>
                    );
                  })}
                </Stack>
              ) : null}
            </li>
          ))}
        </ol>
        {hasMore ? (
          <Text size="xs" className={classes.gap ?? ""}>
            {t("editor.replay.more", { count: stepsShown })}
          </Text>
        ) : null}
        <ValueTable values={moment.values} document={document} />
      </aside>
    </div>
  );
}

interface StepButtonProps {
  isPresent: boolean;
  onClick: () => void;
  children: React.ReactNode;
}

function StepButton({ isPresent, onClick, children }: StepButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isPresent) button.current?.scrollIntoView({ block: "nearest" });
  }, [isPresent]);
  return (
    <UnstyledButton
      ref={button}
      className={classes.step ?? ""}
      aria-current={isPresent ? "step" : undefined}
      onClick={onClick}
    >
      {children}
    </UnstyledButton>
  );
}

// Chats with the draft through the real engine in this browser. Nothing leaves the page and nothing is stored.

import { Accordion, ActionIcon, Button, Group, ScrollArea, Text, Tooltip } from "@mantine/core";
import { IconPlayerTrackNext, IconRefresh } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { useView } from "../editorContext.tsx";
import { FactsForm } from "./FactsForm.tsx";
import { TestInput } from "./TestInput.tsx";
import { TestLines } from "./TestLines.tsx";
import classes from "./TestPanel.module.css";
import { useTestRun } from "./useTestRun.ts";
import { VariableWatch } from "./VariableWatch.tsx";

export function TestPanel() {
  const run = useTestRun();
  const problems = useView((view) => view.problems);
  const end = useRef<HTMLDivElement>(null);
  const { test } = run;
  const { status } = test.session;

  const newestLine = test.nextLineId;
  useEffect(() => {
    if (newestLine > 1) end.current?.scrollIntoView({ block: "nearest" });
  }, [newestLine]);

  return (
    <div className={classes.panel}>
      <Group justify="space-between" px="md" py={8} wrap="nowrap">
        <Text size="xs" c="dimmed">
          {t(`editor.test.status.${status}`)}
        </Text>
        <Tooltip label={t("editor.test.restart")}>
          <ActionIcon aria-label={t("editor.test.restart")} onClick={run.restart}>
            <IconRefresh size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {run.isOutdated ? (
        <Group gap={8} px="md" pb={8} className={classes.note}>
          <Text size="xs">{t("editor.test.outdated")}</Text>
          <Button size="compact-xs" variant="light" onClick={run.restart}>
            {t("editor.test.restart")}
          </Button>
        </Group>
      ) : null}
      <ScrollArea
        className={classes.chat ?? ""}
        type="auto"
        viewportProps={{ tabIndex: 0, role: "log", "aria-label": t("editor.test.chat") }}
      >
        <TestLines lines={test.lines} />
        {problems.some((problem) => problem.severity === "error") && test.lines.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {t("editor.test.hasProblems")}
          </Text>
        ) : null}
        <div ref={end} />
      </ScrollArea>
      <div className={classes.input}>
        <TestActions run={run} />
        {status === "awaitingInput" && test.session.input ? (
          <TestInput
            key={`${test.session.input.blockId} ${test.nextLineId}`}
            request={test.session.input}
            onAnswer={run.answer}
          />
        ) : null}
      </div>
      <Accordion className={classes.details ?? ""} variant="filled" multiple chevronPosition="left">
        <Accordion.Item value="variables">
          <Accordion.Control>{t("editor.test.variables")}</Accordion.Control>
          <Accordion.Panel>
            <VariableWatch test={test} document={run.document} />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="facts">
          <Accordion.Control>{t("editor.test.facts")}</Accordion.Control>
          <Accordion.Panel>
            <FactsForm facts={run.startFacts} onChange={run.setStartFacts} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </div>
  );
}

function TestActions({ run }: { run: ReturnType<typeof useTestRun> }) {
  const { status } = run.test.session;
  if (status === "waiting") {
    return (
      <Group gap={8} justify="space-between">
        <Text size="sm">{t("editor.test.waiting", { seconds: Math.ceil(run.waitLeftMs / 1000) })}</Text>
        <Button
          size="xs"
          variant="light"
          leftSection={<IconPlayerTrackNext size={14} />}
          onClick={run.skipWait}
        >
          {t("editor.test.skipWait")}
        </Button>
      </Group>
    );
  }
  if (status === "handedOff") {
    return (
      <Group gap={8}>
        <Button size="xs" variant="light" onClick={() => run.endLiveChat("handedBack")}>
          {t("editor.test.handBack")}
        </Button>
        <Button size="xs" variant="default" onClick={() => run.endLiveChat("expired")}>
          {t("editor.test.nobodyCame")}
        </Button>
      </Group>
    );
  }
  if (status === "ended" || status === "failed") {
    return (
      <Button size="xs" variant="light" leftSection={<IconRefresh size={14} />} onClick={run.restart}>
        {t("editor.test.restart")}
      </Button>
    );
  }
  return null;
}

// Chats with the draft through the real engine in this browser. Nothing leaves the page and nothing is stored.

import { Accordion, ActionIcon, Button, Group, ScrollArea, Text, Tooltip } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { useView } from "../editorContext.tsx";
import { SaveTestButton } from "../botTests/SaveTest.tsx";
import { FactsForm } from "./FactsForm.tsx";
import { TestActions } from "./TestActions.tsx";
import { TestInput } from "./TestInput.tsx";
import { TestLines } from "./TestLines.tsx";
import classes from "./TestPanel.module.css";
import { TestSettings } from "./TestSettings.tsx";
import { TraceList } from "./TraceList.tsx";
import { useTestRun } from "./useTestRun.ts";
import { VariableWatch } from "./VariableWatch.tsx";

export function TestPanel() {
  const run = useTestRun();
  const problems = useView((view) => view.problems);
  const end = useRef<HTMLDivElement>(null);
  const { test } = run;
  const { status, input } = test.session;
  const { channel } = test.facts.chat;

  const newestLine = test.nextLineId;
  useEffect(() => {
    if (newestLine > 1) end.current?.scrollIntoView({ block: "nearest" });
  }, [newestLine]);

  return (
    <div className={classes.panel}>
      <Group justify="space-between" px="md" py={8} wrap="nowrap">
        <Text size="xs" c="dimmed" role="status">
          {t(`editor.test.status.${status}`)}
        </Text>
        <Group gap={4} wrap="nowrap">
          <TestSettings run={run} />
          <SaveTestButton test={test} startFacts={run.startFacts} language={run.language} />
          <Tooltip label={t("editor.test.restart")}>
            <ActionIcon aria-label={t("editor.test.restart")} onClick={run.restart}>
              <IconRefresh size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
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
        <TestLines lines={test.lines} channel={channel} blocks={run.document.blocks} />
        {problems.some((problem) => problem.severity === "error") && test.lines.length === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            {t("editor.test.hasProblems")}
          </Text>
        ) : null}
        <div ref={end} />
      </ScrollArea>
      <div className={classes.input}>
        <TestActions run={run} />
        {status === "awaitingInput" && input ? (
          <TestInput
            key={`${input.blockId} ${test.nextLineId}`}
            request={input}
            channel={channel}
            onAnswer={run.answer}
          />
        ) : null}
      </div>
      <Accordion className={classes.details ?? ""} variant="filled" multiple chevronPosition="left">
        <Accordion.Item value="variables">
          <Accordion.Control>{t("editor.test.variables")}</Accordion.Control>
          <Accordion.Panel>
            <VariableWatch test={test} documents={run.documents} />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="trace">
          <Accordion.Control>{t("editor.test.trace")}</Accordion.Control>
          <Accordion.Panel>
            <TraceList test={test} documents={run.documents} />
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

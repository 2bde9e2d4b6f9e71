// The saved tests of a flow with their results on the draft as it is: run, edit, copy, delete, and coverage.

import { ActionIcon, Button, Group, Menu, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BotTest, BotTestResult } from "@parley/contracts/api/botTests";
import { limits } from "@parley/contracts/limits";
import { runBotTest } from "@parley/flow-engine";
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconCopy,
  IconDots,
  IconPencil,
  IconPlayerPlay,
  IconTestPipe,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { useServices, useView } from "../editorContext.tsx";
import classes from "./BotTests.module.css";
import { Failure } from "./FailedTests.tsx";
import { FromChatButton } from "./FromChat.tsx";
import { MarksSwitch } from "./MarksSwitch.tsx";
import { botTestsQuery, useBotTests, useTestedFlows } from "./queries.ts";
import { TestForm } from "./TestForm.tsx";

export function BotTestsPanel() {
  const { query } = useBotTests();
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <QueryView query={query}>
      {({ items }) => {
        const test = items.find(({ id }) => id === edited);
        if (test) return <TestForm key={test.id} test={test} onDone={() => setEdited(null)} />;
        return items.length === 0 ? <NoTests /> : <TestList tests={items} onEdit={setEdited} />;
      }}
    </QueryView>
  );
}

function NoTests() {
  const { view } = useServices();
  return (
    <>
      <MarksSwitch />
      <EmptyState
        icon={IconTestPipe}
        title={t("editor.botTests.none")}
        text={t("editor.botTests.noneText")}
        action={
          <Group gap={8} justify="center">
            <Button size="xs" variant="light" onClick={() => view.set({ panel: "test" })}>
              {t("editor.botTests.openTest")}
            </Button>
            <FromChatButton />
          </Group>
        }
      />
    </>
  );
}

function TestList({ tests, onEdit }: { tests: readonly BotTest[]; onEdit: (id: string) => void }) {
  const { view } = useServices();
  const results = useView((state) => state.testResults);
  const flows = useTestedFlows();
  const passed = tests.filter(({ id }) => results?.get(id)?.passed).length;
  return (
    <div>
      <MarksSwitch />
      <Group justify="space-between" px="sm" py={8} wrap="nowrap">
        <Text size="sm" role="status">
          {results === null
            ? t("editor.botTests.running")
            : t("editor.botTests.summary", { passed, count: tests.length })}
        </Text>
        <Button
          size="xs"
          variant="light"
          leftSection={<IconPlayerPlay size={14} />}
          disabled={flows === null}
          onClick={() => {
            if (flows)
              view.set({ testResults: new Map(tests.map((test) => [test.id, runBotTest(flows, test)])) });
          }}
        >
          {t("editor.botTests.runAll")}
        </Button>
      </Group>
      <Group px="sm" pb={8}>
        <FromChatButton />
      </Group>
      <ul className={classes.list} aria-label={t("editor.botTests.title")}>
        {tests.map((test) => (
          <TestRow key={test.id} test={test} result={results?.get(test.id)} onEdit={() => onEdit(test.id)} />
        ))}
      </ul>
    </div>
  );
}

interface TestRowProps {
  test: BotTest;
  result: BotTestResult | undefined;
  onEdit: () => void;
}

function TestRow({ test, result, onEdit }: TestRowProps) {
  return (
    <li className={classes.test}>
      <div className={classes.head}>
        <ResultIcon result={result} />
        <div className={classes.name}>
          <Text size="sm" fw={600}>
            {test.name}
          </Text>
          <Text size="xs" c="dimmed">
            {t("editor.botTests.steps", { count: test.steps.length })}
          </Text>
        </div>
        <RowMenu test={test} onEdit={onEdit} />
      </div>
      {result?.failures.map((failure) => (
        <Failure key={failure.step} test={test} failure={failure} />
      ))}
    </li>
  );
}

function ResultIcon({ result }: { result: BotTestResult | undefined }) {
  if (!result) {
    return (
      <span className={classes.icon} data-unknown>
        <IconCircleDashed size={18} role="img" aria-label={t("editor.botTests.notRun")} />
      </span>
    );
  }
  const Shape = result.passed ? IconCircleCheck : IconCircleX;
  return (
    <span className={classes.icon} data-failed={!result.passed || undefined}>
      <Shape
        size={18}
        role="img"
        aria-label={t(result.passed ? "editor.botTests.passed" : "editor.botTests.failed")}
      />
    </span>
  );
}

function RowMenu({ test, onEdit }: { test: BotTest; onEdit: () => void }) {
  const { workspaceId, flowId, canWrite } = useServices();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: botTestsQuery(workspaceId, flowId).queryKey });
  const duplicate = useMutation({
    mutationFn: () => {
      const { id: _id, flowId: _flowId, ...body } = test;
      const name = t("editor.botTests.copyName", { name: test.name }).slice(0, limits.nameLength);
      return request(api.createBotTest, { params: { workspaceId, flowId }, body: { ...body, name } });
    },
    onSuccess: refresh,
    onError: notifyError,
  });
  const remove = useMutation({
    mutationFn: () => request(api.deleteBotTest, { params: { workspaceId, flowId, testId: test.id } }),
    onSuccess: async () => {
      notifyDone(t("editor.botTests.deleted"));
      await refresh();
    },
    onError: notifyError,
  });
  const askAndRemove = async () => {
    const isSure = await confirm({
      title: t("editor.botTests.deleteTitle"),
      text: t("editor.botTests.deleteText", { name: test.name }),
      confirmLabel: t("editor.botTests.delete"),
    });
    if (isSure) remove.mutate();
  };
  if (!canWrite) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t("editor.botTests.actions", { name: test.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t("editor.botTests.edit")}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate.mutate()}>
          {t("editor.botTests.duplicate")}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void askAndRemove()}>
          {t("editor.botTests.delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

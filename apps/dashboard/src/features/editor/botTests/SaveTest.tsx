// Saves the conversation of the test panel as a test: a name, and which of the proposed expectations count.

import {
  ActionIcon,
  Alert,
  Checkbox,
  Modal,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BotTestInput } from "@parley/contracts/api/botTests";
import { limits } from "@parley/contracts/limits";
import { runBotTest } from "@parley/flow-engine";
import { IconDeviceFloppy } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { api, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { FormActions } from "./FormActions.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { useContent, useServices } from "../editorContext.tsx";
import type { TestFacts, TestSession } from "../testing/testTypes.ts";
import classes from "./BotTests.module.css";
import { conversationOf, type Proposal, propose, readTest, withFittingSeed } from "./proposal.ts";
import { botTestsQuery, useTestedFlows } from "./queries.ts";
import { stepText } from "./stepText.ts";

interface SaveTestButtonProps {
  test: TestSession;
  startFacts: TestFacts;
  language: string;
}

export function SaveTestButton({ test, startFacts, language }: SaveTestButtonProps) {
  const { canWrite } = useServices();
  const [proposal, setProposal] = useState<Proposal | null>(null);
  if (!canWrite) return null;
  const start = language === "" ? startFacts : { ...startFacts, languages: [language] };
  return (
    <>
      <Tooltip label={t("editor.botTests.save.open")}>
        <ActionIcon
          aria-label={t("editor.botTests.save.open")}
          disabled={test.recorded.length === 0}
          onClick={() => setProposal(propose(conversationOf(test, start)))}
        >
          <IconDeviceFloppy size={18} />
        </ActionIcon>
      </Tooltip>
      <SaveTestDialog proposal={proposal} onClose={() => setProposal(null)} />
    </>
  );
}

interface SaveTestDialogProps {
  proposal: Proposal | null;
  onClose: () => void;
}

export function SaveTestDialog({ proposal, onClose }: SaveTestDialogProps) {
  return (
    <Modal
      opened={proposal !== null}
      onClose={onClose}
      title={t("editor.botTests.save.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {proposal ? <SaveTestForm proposal={proposal} onClose={onClose} /> : null}
    </Modal>
  );
}

function SaveTestForm({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { workspaceId, flowId, view } = useServices();
  const { document } = useContent();
  const client = useQueryClient();
  const flows = useTestedFlows();
  const [name, setName] = useState("");
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const test = useMemo((): BotTestInput | null => {
    const steps = proposal.steps.flatMap(({ step }, index) => (left.has(index) ? [] : [step]));
    const input = { name: "-", facts: proposal.facts, now: proposal.now, seed: 1, steps };
    return flows ? withFittingSeed(flows, input) : null;
  }, [proposal, left, flows]);
  const result = flows && test ? runBotTest(flows, test) : null;
  const complete = test ? readTest({ ...test, name }) : null;
  const save = useMutation({
    mutationFn: (body: BotTestInput) => request(api.createBotTest, { params: { workspaceId, flowId }, body }),
    onSuccess: async () => {
      notifyDone(t("editor.botTests.save.done"));
      onClose();
      await client.invalidateQueries({ queryKey: botTestsQuery(workspaceId, flowId).queryKey });
      view.set({ panel: "botTests" });
    },
  });
  const failure = result?.failures[0];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) save.mutate(complete);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t("editor.botTests.save.name")}
          description={t("editor.botTests.save.nameHint")}
          value={name}
          maxLength={limits.nameLength}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div>
          <Text size="sm" fw={600}>
            {t("editor.botTests.save.steps")}
          </Text>
          <Text size="xs" c="dimmed" mb={8}>
            {t("editor.botTests.save.stepsHint")}
          </Text>
          <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0 }}>
            <ol className={classes.steps}>
              {proposal.steps.map(({ step, isExpectation }, index) => (
                // The proposal never changes while the dialog is open.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index} style={{ marginBlockEnd: 6 }}>
                  {isExpectation ? (
                    <Checkbox
                      size="xs"
                      label={stepText(step, document)}
                      checked={!left.has(index)}
                      onChange={(event) => setLeft(toggled(left, index, !event.currentTarget.checked))}
                    />
                  ) : (
                    <Text size="sm" className={classes.done ?? ""}>
                      {stepText(step, document)}
                    </Text>
                  )}
                </li>
              ))}
            </ol>
          </ScrollArea.Autosize>
        </div>
        {result === null ? null : (
          <Alert color={failure ? "red" : "teal"} variant="light" role="status">
            <Text size="sm">
              {failure
                ? t("editor.botTests.save.fails", { expected: failure.expected, got: failure.got })
                : t("editor.botTests.save.passes")}
            </Text>
          </Alert>
        )}
        <FormActions
          onCancel={onClose}
          isPending={save.isPending}
          isDisabled={complete === null}
          error={save.error}
          label={t("editor.botTests.save.action")}
        />
      </Stack>
    </form>
  );
}

function toggled(set: ReadonlySet<number>, index: number, isIn: boolean): ReadonlySet<number> {
  const next = new Set(set);
  if (isIn) next.add(index);
  else next.delete(index);
  return next;
}

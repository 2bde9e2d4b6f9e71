// Publishing: what changes for visitors, a note for colleagues, and the problems that stand in the way.

import { Alert, Button, Group, Modal, ScrollArea, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { emptyDocument } from "@parley/flow-engine";
import { botTestLimits, botTestReport, type BotTestReport } from "@parley/contracts/api/botTests";
import { flowProblem, type FlowProblem } from "@parley/contracts/flow";
import { IconAlertCircle } from "@tabler/icons-react";
import { useState } from "react";
import { api, AppError, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../ui/LoadingSkeleton.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { useContent, useServices, useView } from "../editorContext.tsx";
import { FailedTests } from "../botTests/FailedTests.tsx";
import { jumpTo, ProblemList } from "../problems/ProblemsPanel.tsx";
import { flowsQuery, versionQuery, versionsQuery } from "../queries.ts";
import { DiffList } from "./DiffList.tsx";

const noteLength = 500;

export function PublishDialog() {
  const services = useServices();
  const { view } = services;
  const isOpen = useView((state) => state.dialog === "publish");
  const [isJumping, setJumping] = useState(false);
  const close = () => {
    setJumping(false);
    view.set({ dialog: null });
  };
  // The focus goes to the block with the problem then, not back to the button.
  const jump = (problem: FlowProblem) => {
    setJumping(true);
    view.set({ dialog: null });
    jumpTo(services, problem);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      returnFocus={!isJumping}
      title={t("editor.publish.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {isOpen ? <PublishForm onDone={close} onJump={jump} /> : null}
    </Modal>
  );
}

interface PublishFormProps {
  onDone: () => void;
  onJump: (problem: FlowProblem) => void;
}

function PublishForm({ onDone, onJump }: PublishFormProps) {
  const { workspaceId, botId, flowId, autosave, view } = useServices();
  const client = useQueryClient();
  const { document } = useContent();
  const live = useView((state) => state.problems);
  const [note, setNote] = useState("");
  const [reason, setReason] = useState("");
  const versions = useQuery(versionsQuery(workspaceId, flowId));
  const newest = versions.data?.items[0];
  const published = useQuery({
    ...versionQuery(workspaceId, flowId, newest?.number ?? 0),
    enabled: newest !== undefined,
  });

  const publish = useMutation({
    mutationFn: async () => {
      const status = await autosave.flush();
      if (status.kind !== "saved") throw new NotSaved();
      return request(api.publishFlow, {
        params: { workspaceId, flowId },
        body: {
          note,
          revision: autosave.getRevision(),
          ...(reason.trim() === "" ? {} : { overrideReason: reason }),
        },
      });
    },
    onSuccess: async ({ version }) => {
      notifyDone(t("editor.publish.done", { number: version.number }));
      onDone();
      await Promise.all([
        client.invalidateQueries({ queryKey: versionsQuery(workspaceId, flowId).queryKey }),
        client.invalidateQueries({ queryKey: flowsQuery(workspaceId, botId).queryKey }),
        client.invalidateQueries({ queryKey: [api.listBots.path] }),
        client.invalidateQueries({ queryKey: [api.getBot.path] }),
      ]);
    },
  });

  const refused = problemsOf(publish.error) ?? live;
  const failedTests = failedTestsOf(publish.error);
  const [seenFailures, setSeenFailures] = useState<readonly BotTestReport[]>([]);
  // The field for the reason stays while another attempt is under way.
  if (failedTests !== null && failedTests !== seenFailures) setSeenFailures(failedTests);
  const errors = refused.filter((problem) => problem.severity === "error");
  const isFirst = versions.isSuccess && newest === undefined;
  const before = isFirst ? emptyDocument() : published.data?.document;
  return (
    <Stack gap="md">
      {errors.length > 0 ? (
        <Stack gap={4}>
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertCircle size={18} />}
            title={t("editor.publish.blocked", { count: errors.length })}
          />
          <ScrollArea.Autosize mah={220}>
            <ProblemList problems={errors} onChoose={onJump} />
          </ScrollArea.Autosize>
        </Stack>
      ) : null}
      <section>
        <Title order={3} size="h4" mb={8}>
          {newest ? t("editor.publish.changesSince", { number: newest.number }) : t("editor.publish.first")}
        </Title>
        {versions.isError || published.isError ? (
          <ErrorState error={versions.error ?? published.error} onRetry={() => void versions.refetch()} />
        ) : before ? (
          <ScrollArea.Autosize mah={260}>
            <DiffList before={before} after={document} sameText={t("editor.publish.same")} />
          </ScrollArea.Autosize>
        ) : (
          <LoadingSkeleton rows={3} height={20} />
        )}
      </section>
      <Textarea
        label={t("editor.publish.note")}
        description={t("editor.publish.noteHint")}
        value={note}
        maxLength={noteLength}
        autosize
        minRows={2}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {seenFailures.length > 0 && errors.length === 0 ? (
        <Stack gap="sm">
          <Alert
            color="red"
            variant="light"
            icon={<IconAlertCircle size={18} />}
            title={t("editor.botTests.publish.failed", { count: seenFailures.length })}
            role="alert"
          />
          <ScrollArea.Autosize mah={220} type="auto" viewportProps={{ tabIndex: 0 }}>
            <FailedTests failed={seenFailures} />
          </ScrollArea.Autosize>
          <Textarea
            label={t("editor.botTests.publish.reason")}
            description={t("editor.botTests.publish.reasonHint")}
            value={reason}
            maxLength={botTestLimits.reasonLength}
            autosize
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Stack>
      ) : null}
      {publish.isError && !problemsOf(publish.error) && !failedTests ? (
        <PublishFailure error={publish.error} />
      ) : null}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onDone}>
          {t("ui.cancel")}
        </Button>
        {errors.length > 0 ? (
          <Button
            variant="light"
            onClick={() => {
              onDone();
              view.set({ panel: "problems" });
            }}
          >
            {t("editor.publish.showProblems")}
          </Button>
        ) : null}
        <Button
          loading={publish.isPending}
          disabled={errors.length > 0}
          {...(reason.trim() === "" ? {} : { color: "red.8" })}
          onClick={() => publish.mutate()}
        >
          {t(reason.trim() === "" ? "editor.publish.action" : "editor.botTests.publish.anyway")}
        </Button>
      </Group>
    </Stack>
  );
}

/** The draft could not be saved first, so publishing would bring out something else than what is seen. */
class NotSaved extends Error {
  override name = "NotSaved";
}

function PublishFailure({ error }: { error: Error }) {
  if (!(error instanceof NotSaved)) return <ErrorState error={error} />;
  return (
    <Alert color="red" variant="light" title={t("editor.publish.notSaved")}>
      <Text size="sm">{t("editor.publish.notSavedHint")}</Text>
    </Alert>
  );
}

const reportsByError = new WeakMap<Error, readonly BotTestReport[]>();

/** The failed tests a refusal names; the same list each time it is asked about the same refusal. */
function failedTestsOf(error: Error | null): readonly BotTestReport[] | null {
  if (!(error instanceof AppError) || error.code !== "bot_tests_failed") return null;
  const known = reportsByError.get(error);
  if (known) return known;
  const parsed = botTestReport.array().safeParse(error.data["reports"]);
  const reports = parsed.success ? parsed.data : [];
  reportsByError.set(error, reports);
  return reports;
}

function problemsOf(error: Error | null): FlowProblem[] | null {
  if (!(error instanceof AppError) || error.code !== "flow_has_problems") return null;
  const parsed = flowProblem.array().safeParse(error.data["problems"]);
  return parsed.success ? parsed.data : null;
}

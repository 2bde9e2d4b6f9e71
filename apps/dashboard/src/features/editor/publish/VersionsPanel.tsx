// Published versions, newest first: who and when, what each changed, a way back into the draft, and retiring old ones.

import { Badge, Button, Collapse, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FlowVersion } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { IconChevronDown, IconGitCompare, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { api, AppError, request } from "../../../api/client.ts";
import { formatAgo, formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../ui/LoadingSkeleton.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { useContent, useServices } from "../editorContext.tsx";
import { replaceAll } from "../model/commands.ts";
import { versionQuery, versionsQuery } from "../queries.ts";
import { DiffList } from "./DiffList.tsx";
import classes from "./VersionsPanel.module.css";

export function VersionsPanel() {
  const { workspaceId, flowId } = useServices();
  const versions = useQuery(versionsQuery(workspaceId, flowId));
  return (
    <div className={classes.panel}>
      <QueryView query={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconHistory}
              title={t("editor.versions.none")}
              text={t("editor.versions.noneText")}
            />
          ) : (
            <ol className={classes.list} aria-label={t("editor.versions.title")}>
              {items.map((version, index) => (
                <Version key={version.number} version={version} isPublished={index === 0} />
              ))}
            </ol>
          )
        }
      </QueryView>
    </div>
  );
}

function Version({ version, isPublished }: { version: FlowVersion; isPublished: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const { runningSessions } = version;
  return (
    <li className={classes.version}>
      <UnstyledButton className={classes.head} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Stack gap={2} miw={0} flex={1}>
          <Group gap={8}>
            <Text fw={600} size="sm">
              {t("editor.versions.number", { number: version.number })}
            </Text>
            {isPublished ? <Badge color="teal">{t("editor.versions.live")}</Badge> : null}
            {version.retiredAt === null ? null : <Badge color="gray">{t("editor.versions.retired")}</Badge>}
            {runningSessions > 0 ? (
              <Text size="xs" c="dimmed">
                {runningSessions >= limits.runningSessionsCounted
                  ? t("editor.versions.runningMany", { count: runningSessions })
                  : t("editor.versions.running", { count: runningSessions })}
              </Text>
            ) : null}
          </Group>
          {version.note ? (
            <Text size="sm" lineClamp={isOpen ? 0 : 2}>
              {version.note}
            </Text>
          ) : null}
          {version.overrideReason === null ? null : (
            <Text size="xs" c="red" lineClamp={isOpen ? 0 : 2}>
              {t("editor.versions.override", { reason: version.overrideReason })}
            </Text>
          )}
          <Text size="xs" c="dimmed" title={formatDateTime(version.createdAt)}>
            {t("editor.versions.meta", {
              author: version.author ?? t("editor.versions.unknownAuthor"),
              when: formatAgo(version.createdAt),
              count: version.blockCount,
            })}
          </Text>
        </Stack>
        <IconChevronDown size={16} aria-hidden className={classes.chevron} data-open={isOpen || undefined} />
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        {isOpen ? <VersionDetails version={version} isPublished={isPublished} /> : null}
      </Collapse>
    </li>
  );
}

function VersionDetails({ version, isPublished }: { version: FlowVersion; isPublished: boolean }) {
  const { workspaceId, flowId, view, canWrite } = useServices();
  const { document } = useContent();
  const details = useQuery(versionQuery(workspaceId, flowId, version.number));
  const restore = useRestore(version);
  const retire = useRetire(version);

  if (details.isError) return <ErrorState error={details.error} onRetry={() => void details.refetch()} />;
  if (!details.data) return <LoadingSkeleton rows={2} height={20} />;
  return (
    <Stack gap="sm" p="sm">
      <Text size="xs" c="dimmed">
        {t("editor.versions.published", { when: formatDateTime(version.createdAt) })}
      </Text>
      {version.retiredAt === null ? null : (
        <Text size="xs" c="dimmed">
          {t("editor.versions.retiredBy", {
            author: version.retiredBy ?? t("editor.versions.unknownAuthor"),
            when: formatDateTime(version.retiredAt),
          })}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t("editor.versions.difference")}
      </Text>
      <DiffList before={details.data.document} after={document} sameText={t("editor.versions.same")} />
      <Group gap={8}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconGitCompare size={15} />}
          onClick={() => view.set({ compared: { before: version.number, after: "draft" } })}
        >
          {t("editor.versions.compare")}
        </Button>
        {canWrite ? (
          <Button size="xs" variant="light" loading={restore.isPending} onClick={() => restore.mutate()}>
            {t("editor.versions.restore")}
          </Button>
        ) : null}
        {canWrite && !isPublished && version.retiredAt === null ? (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            loading={retire.isPending}
            onClick={() => void askToRetire(version, retire.mutate)}
          >
            {t("editor.versions.retire")}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function useRestore(version: FlowVersion) {
  const { workspaceId, flowId, store, autosave } = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const status = await autosave.flush();
      if (status.kind !== "saved") throw new AppError("conflict");
      return request(api.restoreFlowVersion, {
        params: { workspaceId, flowId, number: version.number },
        body: { baseRevision: autosave.getRevision() },
      });
    },
    onSuccess: async (draft) => {
      const content = { document: draft.document, layout: draft.layout };
      // The server already holds this content, and undo brings the draft of before back.
      autosave.adopt(content, draft.revision);
      store.setLocked(false);
      store.apply((present) => replaceAll(present, content), { select: [] });
      notifyDone(t("editor.versions.restored", { number: version.number }));
      await client.invalidateQueries({ queryKey: versionsQuery(workspaceId, flowId).queryKey });
    },
    onError: notifyError,
  });
}

function useRetire({ number }: FlowVersion) {
  const { workspaceId, flowId } = useServices();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(api.retireFlowVersion, { params: { workspaceId, flowId, number } }),
    onSuccess: async () => {
      notifyDone(t("editor.versions.nowRetired", { number }));
      await client.invalidateQueries({ queryKey: versionsQuery(workspaceId, flowId).queryKey });
    },
    onError: notifyError,
  });
}

async function askToRetire({ number, runningSessions }: FlowVersion, retire: () => void): Promise<void> {
  const isSure = await confirm({
    title: t("editor.versions.retireTitle", { number }),
    text: t("editor.versions.retireText", { count: runningSessions }),
    confirmLabel: t("editor.versions.retireConfirm"),
  });
  if (isSure) retire();
}

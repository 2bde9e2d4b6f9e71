// Published versions, newest first: what each changed, and a way back into the draft.

import { Badge, Button, Collapse, Group, Stack, Text, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FlowVersion } from "@parley/contracts/flow";
import { IconChevronDown, IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { api, AppError, request } from "../../../api/client.ts";
import { formatAgo, formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
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
  return (
    <li className={classes.version}>
      <UnstyledButton className={classes.head} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Stack gap={2} miw={0} flex={1}>
          <Group gap={8}>
            <Text fw={600} size="sm">
              {t("editor.versions.number", { number: version.number })}
            </Text>
            {isPublished ? <Badge color="teal">{t("editor.versions.live")}</Badge> : null}
          </Group>
          {version.note ? (
            <Text size="sm" lineClamp={isOpen ? 0 : 2}>
              {version.note}
            </Text>
          ) : null}
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
      <Collapse expanded={isOpen}>{isOpen ? <VersionDetails version={version} /> : null}</Collapse>
    </li>
  );
}

function VersionDetails({ version }: { version: FlowVersion }) {
  const { workspaceId, flowId, store, autosave } = useServices();
  const client = useQueryClient();
  const { document } = useContent();
  const details = useQuery(versionQuery(workspaceId, flowId, version.number));
  const restore = useMutation({
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

  if (details.isError) return <ErrorState error={details.error} onRetry={() => void details.refetch()} />;
  if (!details.data) return <LoadingSkeleton rows={2} height={20} />;
  return (
    <Stack gap="sm" p="sm">
      <Text size="xs" c="dimmed">
        {t("editor.versions.difference")}
      </Text>
      <DiffList before={details.data.document} after={document} sameText={t("editor.versions.same")} />
      <Group>
        <Button size="xs" variant="light" loading={restore.isPending} onClick={() => restore.mutate()}>
          {t("editor.versions.restore")}
        </Button>
      </Group>
    </Stack>
  );
}

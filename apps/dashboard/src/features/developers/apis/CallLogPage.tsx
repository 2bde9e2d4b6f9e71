// What was called, how it ended, how long it took.
import { Button, Group, Paper, Select, Switch, Text } from "@mantine/core";
import { IconListDetails, IconRefresh } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ApiCallSummary } from "@parley/contracts/api/apis";
import { apiLimits } from "@parley/contracts/apiRules";
import { api, apiKey, request } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { DataTable, type Column } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../ui/LoadingSkeleton.tsx";
import { Page } from "../../../ui/Page.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { CallDrawer } from "./CallDrawer.tsx";
import { CallOutcome } from "./CallOutcome.tsx";
import { MethodBadge } from "./MethodBadge.tsx";
import { useApis } from "./queries.ts";

export function CallLogPage() {
  const { id: workspaceId } = useWorkspace();
  const { apiId, failed } = useSearch({ from: "/app/developers/log" });
  const navigate = useNavigate({ from: "/developers/log" });
  const apis = useApis();
  const [openId, setOpenId] = useState<string | null>(null);
  const filter = {
    ...(apiId === undefined ? {} : { apiId }),
    ...(failed ? { failed: "true" as const } : {}),
  };
  const calls = useInfiniteQuery({
    queryKey: [...apiKey(api.listApiCalls), workspaceId, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request(
        api.listApiCalls,
        {
          params: { workspaceId },
          query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = apiId !== undefined || failed === true;

  return (
    <Page width="wide">
      <PageHeader
        title={t("developers.log")}
        description={t("developers.log.text", { days: apiLimits.logDays })}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={calls.isRefetching}
            onClick={() => void calls.refetch()}
          >
            {t("developers.log.refresh")}
          </Button>
        }
      />
      <Group mb="md" gap="md">
        <Select
          aria-label={t("developers.log.api")}
          data={(apis.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={apiId ?? null}
          placeholder={t("developers.log.allApis")}
          clearable
          searchable
          flex="1 1 12rem"
          maw={320}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, apiId: value ?? undefined }), replace: true })
          }
        />
        <Switch
          label={t("developers.log.failed")}
          checked={failed === true}
          onChange={(event) => {
            const isWanted = event.currentTarget.checked;
            void navigate({
              search: (before) => ({ ...before, failed: isWanted ? true : undefined }),
              replace: true,
            });
          }}
        />
      </Group>
      {calls.isPending ? <LoadingSkeleton /> : null}
      {calls.isError && items.length === 0 ? (
        <ErrorState error={calls.error} onRetry={() => void calls.refetch()} />
      ) : null}
      {calls.isSuccess && items.length === 0 ? (
        isFiltered ? (
          <Text c="dimmed">{t("developers.log.noneFound")}</Text>
        ) : (
          <Paper withBorder>
            <EmptyState
              icon={IconListDetails}
              title={t("developers.log.empty")}
              text={t("developers.log.emptyText")}
            />
          </Paper>
        )
      ) : null}
      {items.length > 0 ? (
        <DataTable
          label={t("developers.log")}
          rows={items}
          rowKey={({ id }) => id}
          minWidth={760}
          columns={columnsOf(setOpenId)}
        />
      ) : null}
      {calls.hasNextPage ? (
        <Button
          variant="subtle"
          mt="sm"
          loading={calls.isFetchingNextPage}
          onClick={() => void calls.fetchNextPage()}
        >
          {t("ui.loadMore")}
        </Button>
      ) : null}
      <CallDrawer callId={openId} onClose={() => setOpenId(null)} />
    </Page>
  );
}

function columnsOf(open: (id: string) => void): Column<ApiCallSummary>[] {
  return [
    {
      key: "time",
      header: t("developers.log.time"),
      width: 190,
      renderCell: ({ createdAt }) => formatDateTime(createdAt),
    },
    { key: "api", header: t("developers.log.api"), renderCell: ({ apiName }) => apiName },
    {
      key: "source",
      header: t("developers.log.source"),
      width: 70,
      renderCell: ({ source }) => t(`developers.log.source.${source}`),
    },
    {
      key: "call",
      header: t("developers.log.call"),
      renderCell: ({ method, url }) => (
        <Group gap="xs" wrap="nowrap">
          <MethodBadge method={method} />
          <Text span size="sm" truncate maw={260} title={url}>
            {url}
          </Text>
        </Group>
      ),
    },
    { key: "result", header: t("developers.log.result"), renderCell: (call) => <CallOutcome {...call} /> },
    {
      key: "duration",
      header: t("developers.log.duration"),
      align: "end",
      width: 90,
      renderCell: ({ durationMs }) => t("developers.apis.test.duration", { ms: formatNumber(durationMs) }),
    },
    {
      key: "actions",
      header: "",
      align: "end",
      width: 90,
      renderCell: ({ id, createdAt }) => (
        <Button
          size="xs"
          variant="default"
          onClick={() => open(id)}
          aria-label={t("developers.log.details", { time: formatDateTime(createdAt) })}
        >
          {t("developers.log.open")}
        </Button>
      ),
    },
  ];
}

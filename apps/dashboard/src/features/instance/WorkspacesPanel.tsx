// Every workspace of this server.
import { Button, Group } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api, apiKey, request } from "../../api/client.ts";
import { formatDate, formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../ui/LoadingSkeleton.tsx";

export function WorkspacesPanel() {
  const workspaces = useInfiniteQuery({
    queryKey: apiKey(api.listInstanceWorkspaces),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request(
        api.listInstanceWorkspaces,
        { query: pageParam === undefined ? {} : { cursor: pageParam } },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  if (workspaces.isPending) return <LoadingSkeleton />;
  if (workspaces.isError) {
    return <ErrorState error={workspaces.error} onRetry={() => void workspaces.refetch()} />;
  }
  return (
    <>
      <DataTable
        label={t("instance.workspaces")}
        rows={workspaces.data.pages.flatMap((page) => page.items)}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", header: t("instance.workspaces.name"), renderCell: ({ name }) => name },
          {
            key: "members",
            header: t("instance.workspaces.members"),
            align: "end",
            renderCell: ({ members }) => formatNumber(members),
          },
          {
            key: "bots",
            header: t("instance.workspaces.bots"),
            align: "end",
            renderCell: ({ bots }) => formatNumber(bots),
          },
          {
            key: "conversations",
            header: t("instance.workspaces.conversations"),
            align: "end",
            renderCell: ({ conversations }) => formatNumber(conversations),
          },
          {
            key: "created",
            header: t("instance.workspaces.created"),
            align: "end",
            renderCell: ({ createdAt }) => formatDate(createdAt),
          },
        ]}
      />
      {workspaces.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={workspaces.isFetchingNextPage}
            onClick={() => void workspaces.fetchNextPage()}
          >
            {t("ui.loadMore")}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

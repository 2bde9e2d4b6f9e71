// Background work that failed for good, with a way to try it again.
import { Button, Code, Paper, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api, apiKey, apiQuery, request } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { formatAgo } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { QueryView } from "../../ui/QueryView.tsx";

export function DeadTasksPanel() {
  const tasks = useQuery(apiQuery(api.listDeadTasks, {}));
  const retry = useMutation({
    mutationFn: (taskId: string) => request(api.retryDeadTask, { params: { taskId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listDeadTasks) });
      notifyDone(t("instance.tasks.retried"));
    },
    onError: notifyError,
  });
  return (
    <>
      <Text c="dimmed" mb="md">
        {t("instance.tasks.text")}
      </Text>
      <QueryView query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <Paper withBorder>
              <EmptyState
                icon={IconCircleCheck}
                title={t("instance.tasks.empty")}
                text={t("instance.tasks.emptyText")}
              />
            </Paper>
          ) : (
            <DataTable
              label={t("instance.tasks")}
              rows={items}
              rowKey={({ id }) => id}
              minWidth={720}
              columns={[
                {
                  key: "queue",
                  header: t("instance.tasks.queue"),
                  renderCell: ({ queue }) => <Code>{queue}</Code>,
                },
                {
                  key: "failed",
                  header: t("instance.tasks.failed"),
                  renderCell: ({ failedAt }) => formatAgo(failedAt),
                },
                {
                  key: "attempts",
                  header: t("instance.tasks.attempts"),
                  align: "end",
                  renderCell: ({ attempts }) => attempts,
                },
                {
                  key: "error",
                  header: t("instance.tasks.error"),
                  renderCell: ({ error }) => (
                    <Text size="sm" lineClamp={3} style={{ overflowWrap: "anywhere" }}>
                      {error}
                    </Text>
                  ),
                },
                {
                  key: "actions",
                  header: "",
                  align: "end",
                  renderCell: ({ id }) => (
                    <Button
                      size="xs"
                      variant="default"
                      loading={retry.isPending && retry.variables === id}
                      onClick={() => retry.mutate(id)}
                    >
                      {t("instance.tasks.retry")}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}

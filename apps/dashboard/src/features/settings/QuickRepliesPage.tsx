// Saved answers of the team.
import { ActionIcon, Button, Code, Group, Paper, Text } from "@mantine/core";
import { IconBolt, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { QuickReply } from "@parley/contracts/api/quickReplies";
import { api, apiKey, apiQuery, request } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { notifyError } from "../../ui/notify.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { QuickReplyDialog } from "./QuickReplyDialog.tsx";

export function QuickRepliesPage() {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("inbox", "write");
  const replies = useQuery(apiQuery(api.listQuickReplies, { params: { workspaceId } }));
  const [search, setSearch] = useState("");
  const [edited, setEdited] = useState<QuickReply | "new" | null>(null);

  const remove = useMutation({
    mutationFn: (quickReplyId: string) =>
      request(api.deleteQuickReply, { params: { workspaceId, quickReplyId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKey(api.listQuickReplies) }),
    onError: notifyError,
  });
  const askAndRemove = async ({ id, shortcut }: QuickReply): Promise<void> => {
    const agreed = await confirm({
      title: t("settings.quickReplies.delete.title", { shortcut }),
      text: t("settings.quickReplies.delete.text"),
      confirmLabel: t("ui.delete"),
    });
    if (agreed) remove.mutate(id);
  };

  const newButton = canWrite ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited("new")}>
      {t("settings.quickReplies.new")}
    </Button>
  ) : null;

  return (
    <>
      <PageHeader
        title={t("settings.quickReplies")}
        description={t("settings.quickReplies.text")}
        actions={newButton}
      />
      <QueryView query={replies}>
        {({ items }) => {
          if (items.length === 0) {
            return (
              <Paper withBorder>
                <EmptyState
                  icon={IconBolt}
                  title={t("settings.quickReplies.empty")}
                  text={t("settings.quickReplies.emptyText")}
                  action={newButton}
                />
              </Paper>
            );
          }
          const wanted = search.trim().toLocaleLowerCase();
          const shown = items.filter(({ shortcut, text }) =>
            `${shortcut} ${text}`.toLocaleLowerCase().includes(wanted),
          );
          return (
            <>
              <Toolbar search={search} onSearch={setSearch} label={t("settings.quickReplies.search")} />
              {shown.length === 0 ? (
                <Text c="dimmed">{t("ui.noMatches", { search })}</Text>
              ) : (
                <DataTable
                  label={t("settings.quickReplies")}
                  rows={shown}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: "shortcut",
                      header: t("settings.quickReplies.shortcut"),
                      width: 180,
                      renderCell: ({ shortcut }) => <Code>/{shortcut}</Code>,
                    },
                    {
                      key: "text",
                      header: t("settings.quickReplies.answer"),
                      renderCell: ({ text }) => (
                        <Text size="sm" lineClamp={2}>
                          {text}
                        </Text>
                      ),
                    },
                    {
                      key: "actions",
                      header: "",
                      align: "end",
                      width: 96,
                      renderCell: (reply) =>
                        canWrite ? (
                          <Group gap={4} justify="flex-end" wrap="nowrap">
                            <ActionIcon
                              onClick={() => setEdited(reply)}
                              aria-label={`${t("ui.edit")} /${reply.shortcut}`}
                            >
                              <IconPencil size={16} />
                            </ActionIcon>
                            <ActionIcon
                              onClick={() => void askAndRemove(reply)}
                              aria-label={`${t("ui.delete")} /${reply.shortcut}`}
                            >
                              <IconTrash size={16} />
                            </ActionIcon>
                          </Group>
                        ) : null,
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </QueryView>
      {edited ? (
        <QuickReplyDialog reply={edited === "new" ? undefined : edited} onClose={() => setEdited(null)} />
      ) : null}
    </>
  );
}

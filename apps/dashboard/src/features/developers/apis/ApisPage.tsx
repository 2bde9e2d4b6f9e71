// The calls of this workspace to other systems.
import { ActionIcon, Button, Group, Paper, Text } from "@mantine/core";
import { IconPencil, IconPlugConnected, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ApiSummary } from "@parley/contracts/api/apis";
import { api, request } from "../../../api/client.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { formatAgo } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { DataTable } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { Page } from "../../../ui/Page.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { RouterActionIcon, RouterAnchor } from "../../../ui/RouterAnchor.tsx";
import { Toolbar } from "../../../ui/Toolbar.tsx";
import { MethodBadge } from "./MethodBadge.tsx";
import { nameOfUse } from "./Uses.tsx";
import { refreshApis, useApis } from "./queries.ts";

export function ApisPage() {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("developers", "write");
  const canDelete = useAllows("developers", "delete");
  const apis = useApis();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");

  const remove = useMutation({
    mutationFn: ({ id }: ApiSummary) => request(api.deleteApi, { params: { workspaceId, apiId: id } }),
    onSuccess: async (_, { name }) => {
      await refreshApis();
      notifyDone(t("developers.apis.deleted", { name }));
    },
    onError: notifyError,
  });
  const askAndRemove = async (one: ApiSummary): Promise<void> => {
    const found = await request(api.getApi, { params: { workspaceId, apiId: one.id } }).catch(notifyError);
    if (!found) return;
    const flows = found.usedBy.map(nameOfUse).join(", ");
    const agreed = await confirm({
      title: t("developers.apis.delete.title", { name: one.name }),
      text: flows === "" ? t("developers.apis.delete.text") : t("developers.apis.delete.used", { flows }),
      confirmLabel: t("ui.delete"),
    });
    if (agreed) remove.mutate(one);
  };
  const newButton = canWrite ? (
    <Button
      leftSection={<IconPlus size={16} />}
      onClick={() => void navigate({ to: "/developers/apis/$apiId", params: { apiId: "new" } })}
    >
      {t("developers.apis.new")}
    </Button>
  ) : null;

  return (
    <Page>
      <PageHeader
        title={t("developers.apis")}
        description={t("developers.apis.text")}
        actions={apis.data?.items.length === 0 ? null : newButton}
      />
      <QueryView query={apis}>
        {({ items }) => {
          if (items.length === 0) {
            return (
              <Paper withBorder>
                <EmptyState
                  icon={IconPlugConnected}
                  title={t("developers.apis.empty")}
                  text={t("developers.apis.emptyText")}
                  action={newButton}
                />
              </Paper>
            );
          }
          const wanted = search.trim().toLocaleLowerCase();
          const shown = items.filter(({ name, url }) =>
            `${name} ${url}`.toLocaleLowerCase().includes(wanted),
          );
          return (
            <>
              <Toolbar search={search} onSearch={setSearch} label={t("developers.apis.search")} />
              {shown.length === 0 ? (
                <Text c="dimmed">{t("ui.noMatches", { search })}</Text>
              ) : (
                <DataTable
                  label={t("developers.apis")}
                  rows={shown}
                  rowKey={({ id }) => id}
                  columns={[
                    {
                      key: "name",
                      header: t("developers.apis.name"),
                      renderCell: ({ id, name }) => (
                        <RouterAnchor to="/developers/apis/$apiId" params={{ apiId: id }} fw={550}>
                          {name}
                        </RouterAnchor>
                      ),
                    },
                    {
                      key: "call",
                      header: t("developers.apis.call"),
                      renderCell: ({ method, url }) => (
                        <Group gap="xs" wrap="nowrap" align="flex-start">
                          <MethodBadge method={method} />
                          <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
                            {url}
                          </Text>
                        </Group>
                      ),
                    },
                    {
                      key: "changed",
                      header: t("developers.apis.changed"),
                      width: 130,
                      renderCell: ({ updatedAt }) => formatAgo(updatedAt),
                    },
                    {
                      key: "actions",
                      header: "",
                      align: "end",
                      width: 96,
                      renderCell: (one) => (
                        <Group gap={4} justify="flex-end" wrap="nowrap">
                          <RouterActionIcon
                            to="/developers/apis/$apiId"
                            params={{ apiId: one.id }}
                            variant="subtle"
                            color="gray"
                            aria-label={`${t("ui.edit")} ${one.name}`}
                          >
                            <IconPencil size={16} />
                          </RouterActionIcon>
                          {canDelete ? (
                            <ActionIcon
                              onClick={() => void askAndRemove(one)}
                              aria-label={`${t("ui.delete")} ${one.name}`}
                            >
                              <IconTrash size={16} />
                            </ActionIcon>
                          ) : null}
                        </Group>
                      ),
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

// Custom facts about contacts.
import { ActionIcon, Button, Code, Group, Paper, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconTags, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AttributeDefinition } from "@parley/contracts/api/bots";
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
import { AttributeDialog } from "./AttributeDialog.tsx";

export function AttributesPage() {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const canDelete = useAllows("bots", "delete");
  const attributes = useQuery(apiQuery(api.listAttributes, { params: { workspaceId } }));
  const [search, setSearch] = useState("");
  const [edited, setEdited] = useState<AttributeDefinition | "new" | null>(null);

  const remove = useMutation({
    mutationFn: (key: string) => request(api.deleteAttribute, { params: { workspaceId, key } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKey(api.listAttributes) }),
    onError: notifyError,
  });
  const askAndRemove = async ({ key, name }: AttributeDefinition): Promise<void> => {
    const agreed = await confirm({
      title: t("settings.attributes.delete.title", { name }),
      text: t("settings.attributes.delete.text"),
      confirmLabel: t("ui.delete"),
    });
    if (agreed) remove.mutate(key);
  };

  const newButton = canWrite ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited("new")}>
      {t("settings.attributes.new")}
    </Button>
  ) : null;

  return (
    <>
      <PageHeader
        title={t("settings.attributes")}
        description={t("settings.attributes.text")}
        actions={newButton}
      />
      <QueryView query={attributes}>
        {({ items }) => {
          if (items.length === 0) {
            return (
              <Paper withBorder>
                <EmptyState
                  icon={IconTags}
                  title={t("settings.attributes.empty")}
                  text={t("settings.attributes.emptyText")}
                  action={newButton}
                />
              </Paper>
            );
          }
          const wanted = search.trim().toLocaleLowerCase();
          const shown = items.filter(({ key, name }) =>
            `${key} ${name}`.toLocaleLowerCase().includes(wanted),
          );
          return (
            <>
              <Toolbar search={search} onSearch={setSearch} label={t("settings.attributes.search")} />
              {shown.length === 0 ? (
                <Text c="dimmed">{t("ui.noMatches", { search })}</Text>
              ) : (
                <DataTable
                  label={t("settings.attributes")}
                  rows={shown}
                  rowKey={({ key }) => key}
                  columns={[
                    { key: "name", header: t("settings.attributes.name"), renderCell: ({ name }) => name },
                    {
                      key: "key",
                      header: t("settings.attributes.key"),
                      renderCell: ({ key }) => <Code>{key}</Code>,
                    },
                    {
                      key: "texts",
                      header: t("settings.attributes.inTexts"),
                      renderCell: ({ key }) => <Code>{`{{ attributes.${key} }}`}</Code>,
                    },
                    {
                      key: "actions",
                      header: "",
                      align: "end",
                      width: 96,
                      renderCell: (attribute) => (
                        <Group gap={4} justify="flex-end" wrap="nowrap">
                          {canWrite ? (
                            <ActionIcon
                              onClick={() => setEdited(attribute)}
                              aria-label={`${t("ui.edit")} ${attribute.name}`}
                            >
                              <IconPencil size={16} />
                            </ActionIcon>
                          ) : null}
                          {canDelete ? (
                            <ActionIcon
                              onClick={() => void askAndRemove(attribute)}
                              aria-label={`${t("ui.delete")} ${attribute.name}`}
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
      {edited ? (
        <AttributeDialog
          attribute={edited === "new" ? undefined : edited}
          taken={attributes.data?.items.map(({ key }) => key) ?? []}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

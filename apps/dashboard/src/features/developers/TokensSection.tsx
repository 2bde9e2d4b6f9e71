// The person's API tokens in this workspace.
import { Button, Code } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiToken } from "@parley/contracts/api/accounts";
import { api, apiKey, apiQuery, request } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { formatAgo, formatDate } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { notifyError } from "../../ui/notify.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { NewTokenDialog } from "./NewTokenDialog.tsx";

export function TokensSection() {
  const { id: workspaceId } = useWorkspace();
  const canCreate = useAllows("developers", "write");
  const canRevoke = useAllows("developers", "delete");
  const tokens = useQuery(apiQuery(api.listApiTokens, { params: { workspaceId } }));
  const [isCreating, setIsCreating] = useState(false);
  const revoke = useMutation({
    mutationFn: (tokenId: string) => request(api.revokeApiToken, { params: { workspaceId, tokenId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKey(api.listApiTokens) }),
    onError: notifyError,
  });
  const askAndRevoke = async ({ id, name }: ApiToken): Promise<void> => {
    const agreed = await confirm({
      title: t("developers.tokens.revoke.title", { name }),
      text: t("developers.tokens.revoke.text"),
      confirmLabel: t("developers.tokens.revoke"),
    });
    if (agreed) revoke.mutate(id);
  };

  return (
    <Section
      title={t("developers.tokens")}
      text={t("developers.tokens.text")}
      actions={
        canCreate ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setIsCreating(true)}>
            {t("developers.tokens.new")}
          </Button>
        ) : null
      }
    >
      <QueryView query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconKey}
              title={t("developers.tokens.empty")}
              text={t("developers.tokens.emptyText")}
            />
          ) : (
            <DataTable
              label={t("developers.tokens")}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                { key: "name", header: t("developers.tokens.name"), renderCell: ({ name }) => name },
                {
                  key: "prefix",
                  header: t("developers.tokens.prefix"),
                  renderCell: ({ prefix }) => <Code>{prefix}…</Code>,
                },
                {
                  key: "created",
                  header: t("developers.tokens.created"),
                  renderCell: ({ createdAt }) => formatDate(createdAt),
                },
                {
                  key: "used",
                  header: t("developers.tokens.used"),
                  renderCell: ({ lastUsedAt }) =>
                    lastUsedAt ? formatAgo(lastUsedAt) : t("developers.tokens.never"),
                },
                {
                  key: "actions",
                  header: "",
                  align: "end",
                  renderCell: (token) =>
                    canRevoke ? (
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => void askAndRevoke(token)}
                        aria-label={t("developers.tokens.revokeNamed", { name: token.name })}
                      >
                        {t("developers.tokens.revoke")}
                      </Button>
                    ) : null,
                },
              ]}
            />
          )
        }
      </QueryView>
      {isCreating ? <NewTokenDialog onClose={() => setIsCreating(false)} /> : null}
    </Section>
  );
}

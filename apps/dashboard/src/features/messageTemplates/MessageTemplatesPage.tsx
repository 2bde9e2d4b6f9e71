// Templates of the WhatsApp accounts: what state they are in at Meta, and everything that is done with them.
import { Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { api, apiKey, apiQuery, request } from "../../api/client.ts";
import type { Connection } from "@parley/contracts/api/connections";
import type { MessageTemplate } from "@parley/contracts/api/messageTemplates";
import type { TemplateDraft } from "@parley/contracts/messageTemplates";
import { IconBrandWhatsapp, IconPlus, IconRefresh, IconTemplate } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { RouterButton } from "../../ui/RouterAnchor.tsx";
import { refreshTemplates } from "./refreshTemplates.ts";
import { ChooseStart } from "./ChooseStart.tsx";
import { TemplateEditor } from "./TemplateEditor.tsx";
import { TemplateTable } from "./TemplateTable.tsx";

const SEARCH_DELAY_MS = 250;

/** Every number of an account shares its templates: one of them stands for it. The shared number has none of its own. */
function accountsOf(connections: readonly Connection[]): Connection[] {
  const found = new Map<string, Connection>();
  for (const connection of connections) {
    const isOwnNumber = connection.channel === "whatsapp" && connection.sandbox === null;
    if (isOwnNumber && !found.has(connection.parent)) found.set(connection.parent, connection);
  }
  return [...found.values()];
}

export function MessageTemplatesPage() {
  const { id: workspaceId } = useWorkspace();
  const connections = useQuery(apiQuery(api.listConnections, { params: { workspaceId }, query: {} }));
  return (
    <Page width="wide">
      <QueryView query={connections}>
        {({ items }) => {
          const accounts = accountsOf(items);
          const [first] = accounts;
          if (first) return <Templates accounts={accounts} first={first} />;
          return (
            <>
              <PageHeader title={t("templates.title")} description={t("templates.text")} />
              <EmptyState
                icon={IconBrandWhatsapp}
                title={t("templates.noAccount")}
                text={t("templates.noAccount.text")}
                action={<RouterButton to="/bots">{t("shell.bots")}</RouterButton>}
              />
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function Templates({ accounts, first }: { accounts: readonly Connection[]; first: Connection }) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const [connectionId, setConnectionId] = useState(first.id);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), SEARCH_DELAY_MS);
  const [isChoosing, setIsChoosing] = useState(false);
  const [edited, setEdited] = useState<{ template?: MessageTemplate; draft: TemplateDraft } | null>(null);
  const filter = { connectionId, ...(search !== "" && { search }) };
  const query = useInfiniteQuery({
    queryKey: [...apiKey(api.listMessageTemplates), workspaceId, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request(
        api.listMessageTemplates,
        {
          params: { workspaceId },
          query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const sync = useMutation({
    mutationFn: () => request(api.syncMessageTemplates, { params: { workspaceId }, body: { connectionId } }),
    async onSuccess(result) {
      await refreshTemplates();
      notifyDone(t("templates.synced", { ...result }));
    },
    onError: notifyError,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <Stack gap="md">
      <PageHeader
        title={t("templates.title")}
        description={t("templates.text")}
        actions={
          canWrite ? (
            <>
              <Button
                variant="default"
                leftSection={<IconRefresh size={16} />}
                loading={sync.isPending}
                onClick={() => sync.mutate()}
              >
                {t("templates.sync")}
              </Button>
              <Button leftSection={<IconPlus size={16} />} onClick={() => setIsChoosing(true)}>
                {t("templates.new")}
              </Button>
            </>
          ) : null
        }
      />
      <Group gap="sm">
        <TextInput
          aria-label={t("templates.search")}
          placeholder={t("templates.search")}
          value={typed}
          style={{ flex: "1 1 14rem" }}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
        {accounts.length > 1 ? (
          <Select
            aria-label={t("templates.account")}
            allowDeselect={false}
            value={connectionId}
            data={accounts.map(({ id, name, handle }) => ({ value: id, label: `${name} ${handle}` }))}
            onChange={(value) => setConnectionId(value ?? first.id)}
          />
        ) : null}
      </Group>
      <QueryView query={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTemplate}
              title={t(search === "" ? "templates.empty" : "templates.notFound")}
              text={search === "" ? t("templates.empty.text") : null}
            />
          ) : (
            <TemplateTable
              rows={rows}
              onEdit={(template) => setEdited({ template, draft: template.content })}
            />
          )
        }
      </QueryView>
      {query.hasNextPage ? (
        <Button
          variant="default"
          mx="auto"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("templates.more")}
        </Button>
      ) : null}
      {isChoosing ? (
        <ChooseStart
          onClose={() => setIsChoosing(false)}
          onChoose={(draft) => {
            setIsChoosing(false);
            setEdited({ draft });
          }}
        />
      ) : null}
      {edited ? (
        <TemplateEditor connectionId={connectionId} {...edited} onClose={() => setEdited(null)} />
      ) : null}
    </Stack>
  );
}

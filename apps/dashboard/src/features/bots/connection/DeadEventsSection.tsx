// News of the provider that could not be worked off: nothing is lost, and each can be tried again.
import { Button, Code, Spoiler, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { DeadEvent } from "@parley/contracts/api/connections";
import { api, apiKey, apiQuery, request } from "../../../api/client.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { DataTable, type Column } from "../../../ui/DataTable.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { Section } from "../../../ui/Section.tsx";
import type { ConnectionParams } from "./connectionParams.ts";

/** The newest ones; the others come up as these are dealt with. */
const SHOWN = 20;
const RAW_HEIGHT = 60;

export function DeadEventsSection({ params, canWrite }: { params: ConnectionParams; canWrite: boolean }) {
  const events = useQuery(apiQuery(api.listDeadEvents, { params, query: { limit: SHOWN } }));
  const replay = useMutation({
    mutationFn: (eventId: string) => request(api.replayDeadEvent, { params: { ...params, eventId } }),
    async onSuccess() {
      await Promise.all(
        [api.listDeadEvents, api.getConnectionHealth].map((endpoint) =>
          queryClient.invalidateQueries({ queryKey: apiKey(endpoint) }),
        ),
      );
      notifyDone(t("bots.connection.replayed"));
    },
    onError: notifyError,
  });
  const rows = events.data?.items ?? [];
  if (rows.length === 0) return null;
  const columns: Column<DeadEvent>[] = [
    {
      key: "at",
      header: t("bots.connection.dead.at"),
      renderCell: ({ receivedAt }) => formatDateTime(receivedAt),
    },
    {
      key: "error",
      header: t("bots.connection.dead.error"),
      renderCell: ({ kind, error, raw }) => (
        <>
          <Text size="sm">
            {kind}: {error}
          </Text>
          <Spoiler
            maxHeight={RAW_HEIGHT}
            showLabel={t("bots.connection.dead.more")}
            hideLabel={t("bots.connection.dead.less")}
          >
            <Code block>{JSON.stringify(raw, null, 2)}</Code>
          </Spoiler>
        </>
      ),
    },
    {
      key: "attempts",
      header: t("bots.connection.dead.attempts"),
      renderCell: ({ attempts }) => String(attempts),
    },
    {
      key: "actions",
      header: "",
      align: "end",
      renderCell: ({ id }) =>
        canWrite ? (
          <Button
            size="xs"
            variant="default"
            loading={replay.isPending && replay.variables === id}
            onClick={() => replay.mutate(id)}
          >
            {t("bots.connection.replay")}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section title={t("bots.connection.dead")} text={t("bots.connection.dead.text")}>
      <DataTable label={t("bots.connection.dead")} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Section>
  );
}

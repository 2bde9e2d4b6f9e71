// One account of a messenger: how it is doing, what to do about it, and how the bot behaves there.
import { Alert, Anchor, Badge, Button, Group, Stack } from "@mantine/core";
import { IconAlertCircle, IconExternalLink } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { api, apiKey, apiQuery, request } from "../../../api/client.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { Page } from "../../../ui/Page.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { ChecksSection } from "./ChecksSection.tsx";
import { DeadEventsSection } from "./DeadEventsSection.tsx";
import { HealthSection } from "./HealthSection.tsx";
import { ReconnectDialog } from "./ReconnectDialog.tsx";
import { SettingsSection } from "./SettingsSection.tsx";
import { TestMessageSection } from "./TestMessageSection.tsx";
import { WebhookSection } from "./WebhookSection.tsx";
import { problemText } from "./problemText.ts";

const colours = { active: "green", paused: "gray", reauthorise: "red" };

export function ConnectionPage({ botId, connectionId }: { botId: string; connectionId: string }) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const canDelete = useAllows("bots", "delete");
  const navigate = useNavigate();
  const [isReconnecting, setIsReconnecting] = useState(false);
  const params = { workspaceId, connectionId };
  const query = useQuery(apiQuery(api.getConnection, { params }));
  const refresh = () =>
    Promise.all(
      [api.getConnection, api.listConnections, api.getConnectionHealth].map((endpoint) =>
        queryClient.invalidateQueries({ queryKey: apiKey(endpoint) }),
      ),
    );
  const change = useMutation({
    mutationFn: (status: "active" | "paused") => request(api.updateConnection, { params, body: { status } }),
    onSuccess: refresh,
    onError: notifyError,
  });
  const end = useMutation({
    mutationFn: () => request(api.deleteConnection, { params }),
    async onSuccess() {
      notifyDone(t("bots.channels.disconnected", { name: query.data?.name ?? "" }));
      await navigate({ to: "/bots/$botId/install", params: { botId } });
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listConnections) });
    },
    onError: notifyError,
  });
  const askAndEnd = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("bots.channels.disconnect.title", { name: query.data?.name ?? "" }),
      text: t("bots.channels.disconnect.text"),
      confirmLabel: t("bots.channels.disconnect"),
    });
    if (agreed) end.mutate();
  };

  return (
    <Page width="normal">
      <QueryView query={query}>
        {(connection) => {
          const { name, handle, channel, status, problem, link } = connection;
          const channelName = t(`bots.channels.${channel}`);
          return (
            <Stack gap="lg">
              <PageHeader title={name} description={`${channelName} ${handle}`} />
              <Group gap="xs">
                <Badge color={colours[status]} variant="light" size="lg">
                  {t(`bots.channels.status.${status}`)}
                </Badge>
                {link ? (
                  <Anchor href={link} target="_blank" rel="noopener" size="sm">
                    {t("bots.channels.open", { channel: channelName })} <IconExternalLink size={14} />
                  </Anchor>
                ) : null}
                {canWrite ? (
                  <>
                    <Button
                      size="xs"
                      variant="default"
                      loading={change.isPending}
                      onClick={() => change.mutate(status === "active" ? "paused" : "active")}
                    >
                      {t(status === "active" ? "bots.channels.pause" : "bots.channels.resume")}
                    </Button>
                    <Button size="xs" variant="default" onClick={() => setIsReconnecting(true)}>
                      {t("bots.connection.reconnect")}
                    </Button>
                  </>
                ) : null}
                {canDelete ? (
                  <Button
                    size="xs"
                    variant="default"
                    loading={end.isPending}
                    onClick={() => void askAndEnd()}
                  >
                    {t("bots.channels.disconnect")}
                  </Button>
                ) : null}
              </Group>
              {problem ? (
                <Alert color="red" icon={<IconAlertCircle size={18} />} title={problemText(problem.kind)}>
                  {problem.code} · {problem.detail}
                </Alert>
              ) : null}
              <HealthSection connection={connection} />
              <ChecksSection params={params} canWrite={canWrite} onChecked={refresh} />
              <WebhookSection connection={connection} params={params} canWrite={canWrite} />
              {canWrite ? <TestMessageSection params={params} channel={channel} /> : null}
              <DeadEventsSection params={params} canWrite={canWrite} />
              <SettingsSection connection={connection} params={params} canWrite={canWrite} />
              {isReconnecting ? (
                <ReconnectDialog
                  params={params}
                  channel={channel}
                  onClose={() => setIsReconnecting(false)}
                  onDone={refresh}
                />
              ) : null}
            </Stack>
          );
        }}
      </QueryView>
    </Page>
  );
}

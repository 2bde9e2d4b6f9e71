// One connected account: how it is doing, what the provider needs of us, and what can be done with it.
import { Alert, Anchor, Badge, Button, Group, List, Paper, Stack, Text } from "@mantine/core";
import type { Connection } from "@parley/contracts/api/connections";
import { IconAlertCircle, IconExternalLink } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api, apiKey, apiQuery, request } from "../../../../api/client.ts";
import { queryClient } from "../../../../app/queryClient.ts";
import { useWorkspace } from "../../../../app/workspace.tsx";
import { formatDateTime } from "../../../../i18n/format.ts";
import { t } from "../../../../i18n/t.ts";
import { confirm } from "../../../../ui/confirm.tsx";
import { CopyField } from "../../../../ui/CopyField.tsx";
import { notifyDone, notifyError } from "../../../../ui/notify.ts";

const colours = { active: "green", paused: "gray", reauthorise: "red" };
const refresh = () => queryClient.invalidateQueries({ queryKey: apiKey(api.listConnections) });

export function ConnectionItem({ connection, canWrite }: { connection: Connection; canWrite: boolean }) {
  const { id: workspaceId } = useWorkspace();
  const { id: connectionId, name, handle, channel, status, problem, webhook, link, isPolling } = connection;
  const params = { workspaceId, connectionId };
  const health = useQuery(apiQuery(api.getConnectionHealth, { params }));
  const check = useMutation({
    mutationFn: () => request(api.checkConnection, { params }),
    onSuccess: refresh,
    onError: notifyError,
  });
  const change = useMutation({
    mutationFn: (next: "active" | "paused") =>
      request(api.updateConnection, { params, body: { status: next } }),
    onSuccess: refresh,
    onError: notifyError,
  });
  const end = useMutation({
    mutationFn: () => request(api.deleteConnection, { params }),
    async onSuccess() {
      await refresh();
      notifyDone(t("bots.channels.disconnected", { name }));
    },
    onError: notifyError,
  });
  const askAndEnd = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("bots.channels.disconnect.title", { name }),
      text: t("bots.channels.disconnect.text"),
      confirmLabel: t("bots.channels.disconnect"),
    });
    if (agreed) end.mutate();
  };
  const channelName = t(`bots.channels.${channel}`);

  return (
    <Paper withBorder p="md" component="article" aria-label={`${channelName}: ${name}`}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <div>
            <Text fw={600}>
              <bdi>{name}</bdi>
            </Text>
            <Text size="sm" c="dimmed">
              {channelName} <bdi>{handle}</bdi>
            </Text>
          </div>
          <Badge color={colours[status]} variant="light">
            {t(`bots.channels.status.${status}`)}
          </Badge>
        </Group>
        {problem ? (
          <Alert color="red" icon={<IconAlertCircle size={18} />}>
            {problem.code} · {problem.detail}
          </Alert>
        ) : null}
        {health.data ? <Text size="sm">{healthLine(health.data)}</Text> : null}
        {isPolling ? (
          <Text size="sm" c="dimmed">
            {t("bots.channels.polling")}
          </Text>
        ) : null}
        {webhook ? (
          <Group grow align="flex-start">
            <CopyField label={t("bots.channels.webhook")} value={webhook.url} />
            <CopyField label={t("bots.channels.verifyToken")} value={webhook.verifyToken} />
          </Group>
        ) : null}
        {check.data ? (
          <List size="sm" aria-live="polite">
            {check.data.items.map((item) => (
              <List.Item key={item.name}>
                {item.name}: {t(`bots.channels.check.${item.state}`)}
                {item.problem?.detail || item.detail ? ` – ${item.problem?.detail || item.detail}` : ""}
              </List.Item>
            ))}
          </List>
        ) : null}
        <Group gap="xs">
          {link ? (
            <Anchor href={link} target="_blank" rel="noopener" size="sm">
              {t("bots.channels.open", { channel: channelName })} <IconExternalLink size={14} />
            </Anchor>
          ) : null}
          {canWrite ? (
            <>
              <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
                {t("bots.channels.check")}
              </Button>
              <Button
                size="xs"
                variant="default"
                loading={change.isPending}
                onClick={() => change.mutate(status === "active" ? "paused" : "active")}
              >
                {t(status === "active" ? "bots.channels.pause" : "bots.channels.resume")}
              </Button>
              <Button size="xs" variant="default" loading={end.isPending} onClick={() => void askAndEnd()}>
                {t("bots.channels.disconnect")}
              </Button>
            </>
          ) : null}
        </Group>
      </Stack>
    </Paper>
  );
}

function healthLine(health: {
  lastInboundAt: string | null;
  inbound: { dead: number };
  outbound: { queued: number };
}): string {
  const time = health.lastInboundAt ? formatDateTime(health.lastInboundAt) : t("bots.channels.never");
  return [
    t("bots.channels.lastHeard", { time }),
    t("bots.channels.waiting", { count: health.outbound.queued }),
    ...(health.inbound.dead > 0 ? [t("bots.channels.dead", { count: health.inbound.dead })] : []),
  ].join(" · ");
}

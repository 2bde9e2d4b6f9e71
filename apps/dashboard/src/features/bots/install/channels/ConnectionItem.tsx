// One connected account in short: how it is doing, and the way to its page.
import { Alert, Anchor, Badge, Group, Paper, Stack, Text } from "@mantine/core";
import type { Connection } from "@parley/contracts/api/connections";
import { IconAlertCircle, IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../../api/client.ts";
import { useWorkspace } from "../../../../app/workspace.tsx";
import { formatDateTime } from "../../../../i18n/format.ts";
import { t } from "../../../../i18n/t.ts";
import { RouterAnchor } from "../../../../ui/RouterAnchor.tsx";

const colours = { active: "green", paused: "gray", reauthorise: "red" };

export function ConnectionItem({ botId, connection }: { botId: string; connection: Connection }) {
  const { id: workspaceId } = useWorkspace();
  const { id: connectionId, name, handle, channel, status, problem, link, isPolling } = connection;
  const params = { workspaceId, connectionId };
  const health = useQuery(apiQuery(api.getConnectionHealth, { params }));
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
        <Group gap="xs">
          {link ? (
            <Anchor href={link} target="_blank" rel="noopener" size="sm">
              {t("bots.channels.open", { channel: channelName })} <IconExternalLink size={14} />
            </Anchor>
          ) : null}
          <RouterAnchor to="/bots/$botId/channels/$connectionId" params={{ botId, connectionId }} size="sm">
            {t("bots.channels.manage")}
          </RouterAnchor>
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

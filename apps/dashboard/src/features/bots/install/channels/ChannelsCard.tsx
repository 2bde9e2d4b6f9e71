// The accounts of messengers a bot answers on, and the way to connect another one.
import { Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../../api/client.ts";
import { useAllows, useWorkspace } from "../../../../app/workspace.tsx";
import { t } from "../../../../i18n/t.ts";
import { ErrorState } from "../../../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../../../ui/LoadingSkeleton.tsx";
import { Section } from "../../../../ui/Section.tsx";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { ConnectionItem } from "./ConnectionItem.tsx";

export function ChannelsCard({ botId }: { botId: string }) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const [isOpen, dialog] = useDisclosure(false);
  const connections = useQuery(apiQuery(api.listConnections, { params: { workspaceId }, query: { botId } }));
  return (
    <Section
      title={t("bots.channels.title")}
      text={t("bots.channels.text")}
      actions={
        canWrite ? (
          <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
            {t("bots.channels.connect")}
          </Button>
        ) : null
      }
    >
      {connections.isPending ? <LoadingSkeleton /> : null}
      {connections.isError && !connections.data ? (
        <ErrorState error={connections.error} onRetry={() => void connections.refetch()} />
      ) : null}
      {connections.data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("bots.channels.empty")}
        </Text>
      ) : null}
      <Stack gap="md">
        {connections.data?.items.map((connection) => (
          <ConnectionItem key={connection.id} botId={botId} connection={connection} />
        ))}
      </Stack>
      {isOpen ? <ConnectDialog botId={botId} onClose={dialog.close} /> : null}
    </Section>
  );
}

// Where the provider sends its news, and the way to tell it once more.
import { Button, Group, Text } from "@mantine/core";
import type { Connection } from "@parley/contracts/api/connections";
import { useMutation } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../api/client.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { t } from "../../../i18n/t.ts";
import { CopyField } from "../../../ui/CopyField.tsx";
import { notifyDone, notifyError } from "../../../ui/notify.ts";
import { Section } from "../../../ui/Section.tsx";
import type { ConnectionParams } from "./connectionParams.ts";

interface WebhookSectionProps {
  connection: Connection;
  params: ConnectionParams;
  canWrite: boolean;
}

export function WebhookSection({
  connection: { webhook, isPolling },
  params,
  canWrite,
}: WebhookSectionProps) {
  const subscribe = useMutation({
    mutationFn: () => request(api.subscribeConnection, { params }),
    async onSuccess({ problem }) {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.getConnection) });
      if (problem === null) notifyDone(t("bots.connection.subscribed"));
    },
    onError: notifyError,
  });
  return (
    <Section
      title={t("bots.connection.webhook")}
      text={t(isPolling ? "bots.channels.polling" : "bots.connection.webhook.text")}
      actions={
        canWrite ? (
          <Button variant="default" loading={subscribe.isPending} onClick={() => subscribe.mutate()}>
            {t("bots.connection.subscribe")}
          </Button>
        ) : null
      }
    >
      {webhook ? (
        <>
          <Group grow align="flex-start">
            <CopyField label={t("bots.channels.webhook")} value={webhook.url} />
            <CopyField label={t("bots.channels.verifyToken")} value={webhook.verifyToken} />
          </Group>
          <Text size="xs" c="dimmed" mt="xs">
            {t("bots.connection.webhook.byHand")}
          </Text>
        </>
      ) : null}
    </Section>
  );
}

// One call of the log with what was sent and answered.
import { Drawer, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiCall } from "@parley/contracts/api/apis";
import { api, apiQuery } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { CodeBlock } from "../../../ui/CodeBlock.tsx";
import { QueryView } from "../../../ui/QueryView.tsx";
import { RouterAnchor } from "../../../ui/RouterAnchor.tsx";
import { CallOutcome } from "./CallOutcome.tsx";
import { MethodBadge } from "./MethodBadge.tsx";

export function CallDrawer({ callId, onClose }: { callId: string | null; onClose: () => void }) {
  return (
    <Drawer
      opened={callId !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={t("developers.log.open")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
      attributes={{ header: { role: "presentation" } }}
    >
      {callId === null ? null : <CallDetails callId={callId} />}
    </Drawer>
  );
}

function CallDetails({ callId }: { callId: string }) {
  const { id: workspaceId } = useWorkspace();
  const call = useQuery(apiQuery(api.getApiCall, { params: { workspaceId, callId } }));
  return <QueryView query={call}>{(found) => <Details call={found} />}</QueryView>;
}

function Details({ call }: { call: ApiCall }) {
  return (
    <Stack gap="md">
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <MethodBadge method={call.method} />
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {call.url}
        </Text>
      </Group>
      <Fact label={t("developers.log.result")}>
        <CallOutcome {...call} />
      </Fact>
      <Group gap="xl" align="flex-start">
        <Fact label={t("developers.log.api")}>{call.apiName}</Fact>
        <Fact label={t("developers.log.source")}>{t(`developers.log.source.${call.source}`)}</Fact>
        <Fact label={t("developers.log.time")}>{formatDateTime(call.createdAt)}</Fact>
        <Fact label={t("developers.log.duration")}>
          {t("developers.apis.test.duration", { ms: formatNumber(call.durationMs) })}
        </Fact>
        <Fact label={t("developers.log.attempts")}>{formatNumber(call.attempts)}</Fact>
        {call.conversationId ? (
          <Fact label={t("developers.log.conversation")}>
            <RouterAnchor
              to="/inbox/{-$conversationId}"
              params={{ conversationId: call.conversationId }}
              size="sm"
            >
              {t("developers.log.openConversation")}
            </RouterAnchor>
          </Fact>
        ) : null}
      </Group>
      <Body label={t("developers.log.requestBody")} text={call.requestBody} />
      <Body label={t("developers.log.responseBody")} text={call.responseBody} />
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}

function Body({ label, text }: { label: string; text: string | null }) {
  return (
    <div>
      <Text size="xs" c="dimmed" fw={600} mb={4}>
        {label}
      </Text>
      {text === null ? (
        <Text size="sm">{t("developers.log.nothing")}</Text>
      ) : (
        <CodeBlock label={label} code={tidy(text)} />
      )}
    </div>
  );
}

/** JSON in lines; an excerpt that was cut is no JSON and stays as it is. */
function tidy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

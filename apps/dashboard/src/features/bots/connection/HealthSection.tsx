// When the account last heard and spoke, what waits, and what the provider says of it.
import { SimpleGrid, Text } from "@mantine/core";
import type { Connection, ConnectionHealth } from "@parley/contracts/api/connections";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { formatDateTime } from "../../../i18n/format.ts";
import { isMessageKey, t } from "../../../i18n/t.ts";
import { QueryView } from "../../../ui/QueryView.tsx";
import { Section } from "../../../ui/Section.tsx";

/** What happened a moment ago is worth seeing without a reload. */
const LOOK_MS = 15_000;

export function HealthSection({ connection: { id, facts } }: { connection: Connection }) {
  const { id: workspaceId } = useWorkspace();
  const health = useQuery({
    ...apiQuery(api.getConnectionHealth, { params: { workspaceId, connectionId: id } }),
    refetchInterval: LOOK_MS,
  });
  return (
    <Section title={t("bots.connection.health")}>
      <QueryView query={health}>
        {(told) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} component="dl" m={0}>
            {[...linesOf(told), ...factsOf(facts)].map(([label, value]) => (
              <div key={label}>
                <Text size="xs" c="dimmed" component="dt">
                  {label}
                </Text>
                <Text size="sm" component="dd" m={0} style={{ overflowWrap: "anywhere" }}>
                  {value}
                </Text>
              </div>
            ))}
          </SimpleGrid>
        )}
      </QueryView>
    </Section>
  );
}

type Line = [label: string, value: string];

function linesOf(health: ConnectionHealth): Line[] {
  const moment = (at: string | null) => (at === null ? t("bots.channels.never") : formatDateTime(at));
  const { heldUntil, tokenExpiresAt, lastRefusal, inbound, outbound } = health;
  return [
    [t("bots.connection.lastInbound"), moment(health.lastInboundAt)],
    [t("bots.connection.lastSent"), moment(health.lastSentAt)],
    [t("bots.connection.lastStatus"), moment(health.lastStatusAt)],
    [t("bots.connection.waitingIn"), String(inbound.queued)],
    [t("bots.connection.waitingOut"), String(outbound.queued)],
    [t("bots.connection.failedOut"), String(outbound.failed)],
    ...(tokenExpiresAt === null
      ? []
      : ([[t("bots.connection.tokenExpires"), formatDateTime(tokenExpiresAt)]] satisfies Line[])),
    ...(heldUntil === null
      ? []
      : ([[t("bots.connection.heldUntil"), formatDateTime(heldUntil)]] satisfies Line[])),
    ...(lastRefusal === null
      ? []
      : ([
          [
            t("bots.connection.lastRefusal"),
            `${formatDateTime(lastRefusal.at)} · ${refusalText(lastRefusal.reason)}`,
          ],
        ] satisfies Line[])),
  ];
}

function refusalText(reason: string): string {
  const key = `bots.connection.refusal.${reason}`;
  return isMessageKey(key) ? t(key) : reason;
}

/** Facts have words where people ask about them; the rest is for the support of the provider. */
function factsOf(facts: Connection["facts"]): Line[] {
  return Object.entries(facts).flatMap(([name, value]): Line[] => {
    const key = `bots.connection.fact.${name}`;
    return isMessageKey(key) && value !== "" ? [[t(key), value]] : [];
  });
}

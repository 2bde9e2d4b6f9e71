// Four numbers about this moment.
import { Paper, SimpleGrid, Skeleton, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useInboxCounts } from "../../app/requests/useInboxCounts.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t, type MessageKey } from "../../i18n/t.ts";
import { COUNT_UP_TO, useConversations, useFreshCounts } from "./queries.ts";

export function LiveFigures() {
  useFreshCounts();
  const online = useConversations({ online: "true" });
  const unread = useConversations({ unread: "true" });
  const mine = useConversations({ assignee: "me", responder: ["agent"] });
  const { requests } = useInboxCounts();
  return (
    <SimpleGrid component="section" cols={{ base: 2, sm: 4 }} spacing="md" aria-label={t("home.figures")}>
      <Figure label="home.figures.waiting" value={formatNumber(requests)} isUrgent={requests > 0} />
      <Figure label="home.figures.unread" value={count(unread)} />
      <Figure label="home.figures.mine" value={count(mine)} />
      <Figure label="home.figures.online" value={count(online)} />
    </SimpleGrid>
  );
}

function count(
  query: UseQueryResult<{ items: readonly unknown[]; nextCursor: string | null }>,
): string | undefined {
  if (query.data) {
    return query.data.nextCursor === null
      ? formatNumber(query.data.items.length)
      : `${formatNumber(COUNT_UP_TO)}+`;
  }
  return query.isError ? "–" : undefined;
}

interface FigureProps {
  label: MessageKey;
  /** Absent while loading. */
  value: string | undefined;
  isUrgent?: boolean;
}

function Figure({ label, value, isUrgent = false }: FigureProps) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {t(label)}
      </Text>
      {value === undefined ? (
        <Skeleton height={28} width={48} mt={4} />
      ) : (
        <Text
          fz={26}
          fw={650}
          lh={1.3}
          {...(isUrgent ? { c: "var(--mantine-primary-color-light-color)" } : {})}
        >
          {value}
        </Text>
      )}
    </Paper>
  );
}

// An empty list says why it is empty and what to do.

import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconFilterOff, IconMessages, IconMoodSmile } from "@tabler/icons-react";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { t } from "../../../i18n/t.ts";
import { useInboxState } from "../inboxOf.ts";
import { useBots } from "../queries.ts";
import type { View } from "../views/views.ts";

interface ListEmptyProps {
  view: View;
  isNarrowed: boolean;
  onClear: () => void;
}

export function ListEmpty({ view, isNarrowed, onClear }: ListEmptyProps) {
  const knowsAny = useInboxState(({ conversations }) => conversations.size > 0);
  const bots = useBots();

  if (isNarrowed) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t("inbox.emptyFiltered.title")}
        text={t("inbox.emptyFiltered.text")}
        action={
          <Button variant="default" size="xs" onClick={onClear}>
            {t("inbox.filter.clear")}
          </Button>
        }
      />
    );
  }

  const hasEverHadAny = knowsAny || (bots.data?.items ?? []).some((bot) => bot.conversations > 0);
  if (view.name === "all" && bots.data && !hasEverHadAny) {
    const bot = bots.data.items[0];
    return (
      <EmptyState
        icon={IconMessages}
        title={t("inbox.empty.title")}
        text={t("inbox.empty.text")}
        action={
          bot ? (
            <Button
              size="xs"
              renderRoot={(props) => <Link to="/bots/$botId/install" params={{ botId: bot.id }} {...props} />}
            >
              {t("inbox.empty.action")}
            </Button>
          ) : (
            <Button size="xs" renderRoot={(props) => <Link to="/bots/new" {...props} />}>
              {t("inbox.empty.createBot")}
            </Button>
          )
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconMoodSmile}
      title={t("inbox.emptyView.title")}
      text={t(`inbox.emptyView.${view.name}`)}
    />
  );
}

// One bot: its name and tabs above the present tab.
import { Group, Text } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, Outlet, useParams } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Page } from "../../ui/Page.tsx";
import { RouterActionIcon } from "../../ui/RouterAnchor.tsx";
import { BotIcon } from "./BotIcon.tsx";
import { BotState } from "./BotState.tsx";
import { useBot } from "./queries.ts";
import linkTabs from "../../ui/linkTabs.module.css";
import classes from "./BotLayout.module.css";

const TABS = [
  { to: "/bots/$botId/flow", label: "bots.tab.flow" },
  { to: "/bots/$botId/settings", label: "bots.tab.settings" },
  { to: "/bots/$botId/install", label: "bots.tab.install" },
] as const;

export function BotLayout() {
  const { botId } = useParams({ from: "/app/bots/$botId" });
  const bot = useBot(botId);
  useDocumentTitle(bot.data ? `${bot.data.name} · Parley` : "Parley");

  if (bot.isError && bot.data === undefined) {
    return (
      <Page>
        <ErrorState error={bot.error} onRetry={() => void bot.refetch()} />
      </Page>
    );
  }
  return (
    <div className={classes.layout}>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap" miw={0}>
          <RouterActionIcon to="/bots" aria-label={t("bots.all")}>
            <IconChevronLeft size={18} />
          </RouterActionIcon>
          {bot.data ? (
            <>
              <BotIcon icon={bot.data.icon} colour={bot.data.themeColour} size={26} />
              <Text fw={650} truncate className={classes.name}>
                {bot.data.name}
              </Text>
              <BotState bot={bot.data} />
            </>
          ) : null}
        </Group>
        <nav className={classes.tabs} aria-label={t("bots.tabs")}>
          {TABS.map(({ to, label }) => (
            <Link key={to} to={to} params={{ botId }} className={linkTabs.tab}>
              {t(label)}
            </Link>
          ))}
        </nav>
      </header>
      <div className={linkTabs.body}>
        <Outlet />
      </div>
    </div>
  );
}

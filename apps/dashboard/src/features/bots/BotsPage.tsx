// All bots of the workspace.
import { Group, Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { IconMessageChatbot, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { BotSummary } from "@parley/contracts/api/bots";
import { useAllows } from "../../app/workspace.tsx";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { RouterButton } from "../../ui/RouterAnchor.tsx";
import { Toolbar } from "../../ui/Toolbar.tsx";
import { BotIcon } from "./BotIcon.tsx";
import { BotMenu } from "./BotMenu.tsx";
import { BotState } from "./BotState.tsx";
import { useBots } from "./queries.ts";
import classes from "./BotsPage.module.css";

/** A handful of bots needs no search. */
const SEARCH_FROM = 7;

export function BotsPage() {
  const bots = useBots();
  const canWrite = useAllows("bots", "write");
  return (
    <Page width="wide">
      <PageHeader
        title={t("bots.title")}
        description={t("bots.description")}
        actions={
          canWrite ? (
            <RouterButton to="/bots/new" leftSection={<IconPlus size={16} />}>
              {t("bots.new")}
            </RouterButton>
          ) : null
        }
      />
      <QueryView query={bots}>
        {({ items }) => (items.length === 0 ? <NoBots canWrite={canWrite} /> : <BotCards bots={items} />)}
      </QueryView>
    </Page>
  );
}

function NoBots({ canWrite }: { canWrite: boolean }) {
  return (
    <Paper withBorder>
      <EmptyState
        icon={IconMessageChatbot}
        title={t("bots.empty.title")}
        text={t("bots.empty.text")}
        action={canWrite ? <RouterButton to="/bots/new">{t("bots.empty.action")}</RouterButton> : null}
      />
    </Paper>
  );
}

function BotCards({ bots }: { bots: BotSummary[] }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const shown = bots.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  return (
    <>
      {bots.length >= SEARCH_FROM ? (
        <Toolbar search={search} onSearch={setSearch} label={t("bots.search")} />
      ) : null}
      {shown.length === 0 ? <Text c="dimmed">{t("ui.noMatches", { search })}</Text> : null}
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md">
        {shown.map((bot) => (
          <BotCard key={bot.id} bot={bot} />
        ))}
      </SimpleGrid>
    </>
  );
}

function BotCard({ bot }: { bot: BotSummary }) {
  return (
    <Paper withBorder p="md" className={classes.card}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <BotIcon icon={bot.icon} colour={bot.themeColour} size={40} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Title order={2} size="h4" lineClamp={1}>
            <Link to="/bots/$botId/flow" params={{ botId: bot.id }} className={classes.link}>
              {bot.name}
            </Link>
          </Title>
          <Group gap={6} mt={4}>
            <BotState bot={bot} />
            <Text size="xs" c="dimmed">
              {t("bots.channel.website")}
            </Text>
          </Group>
        </div>
        <BotMenu bot={bot} />
      </Group>
      <Group gap="xl" mt="md">
        <Figure label={t("bots.conversations")} value={bot.conversations} />
        <Figure label={t("bots.leads")} value={bot.leads} />
      </Group>
    </Paper>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600}>{formatNumber(value)}</Text>
    </div>
  );
}

// The bots with their state and what they brought.
import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconMessageChatbot } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useAllows } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { RouterAnchor, RouterButton } from "../../ui/RouterAnchor.tsx";
import { Section } from "../../ui/Section.tsx";
import { BotIcon } from "../bots/BotIcon.tsx";
import { BotState } from "../bots/BotState.tsx";
import { useBots } from "../bots/queries.ts";
import classes from "./Home.module.css";

const MOST_SHOWN = 6;

export function BotsAtAGlance() {
  const bots = useBots();
  const canWrite = useAllows("bots", "write");
  return (
    <Section
      title={t("home.bots")}
      actions={
        <RouterAnchor to="/bots" size="sm">
          {t("home.bots.all")}
        </RouterAnchor>
      }
    >
      <QueryView query={bots}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={IconMessageChatbot}
              title={t("bots.empty.title")}
              action={canWrite ? <RouterButton to="/bots/new">{t("bots.empty.action")}</RouterButton> : null}
            />
          ) : (
            <Stack gap={2} mx={-8}>
              {items.slice(0, MOST_SHOWN).map((bot) => (
                <UnstyledButton
                  key={bot.id}
                  className={classes.row}
                  renderRoot={(props) => (
                    <Link {...props} to="/bots/$botId/flow" params={{ botId: bot.id }} />
                  )}
                >
                  <BotIcon icon={bot.icon} colour={bot.themeColour} size={34} />
                  <div style={{ flex: 1, minWidth: 0 }}>
                    <Text size="sm" fw={600} truncate>
                      {bot.name}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t("home.bots.figures", { conversations: bot.conversations, leads: bot.leads })}
                    </Text>
                  </div>
                  <BotState bot={bot} />
                </UnstyledButton>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Section>
  );
}

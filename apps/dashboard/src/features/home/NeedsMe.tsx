// People who wait, then chats with unread words, each one press away.
import { Avatar, Badge, Stack, Text, UnstyledButton } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Conversation } from "@parley/contracts/api/inbox";
import { nameOf } from "../../app/requests/RequestNotices.tsx";
import { useRequestList } from "../../app/requests/requestStore.ts";
import { formatAgo } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { QueryView } from "../../ui/QueryView.tsx";
import { RouterAnchor } from "../../ui/RouterAnchor.tsx";
import { Section } from "../../ui/Section.tsx";
import { useConversations } from "./queries.ts";
import classes from "./Home.module.css";

const MOST_SHOWN = 6;

export function NeedsMe() {
  const unread = useConversations({ unread: "true" });
  const { open } = useRequestList();
  return (
    <Section
      title={t("home.now")}
      actions={
        <RouterAnchor to="/inbox/{-$conversationId}" params={{ conversationId: undefined }} size="sm">
          {t("home.now.all")}
        </RouterAnchor>
      }
    >
      <QueryView query={unread}>
        {({ items }) => {
          const waiting = new Set(open.map(({ id }) => id));
          const shown = [...open, ...items.filter(({ id }) => !waiting.has(id))].slice(0, MOST_SHOWN);
          if (shown.length === 0) return <EmptyState icon={IconMoodSmile} title={t("home.now.nothing")} />;
          return (
            <Stack gap={2} mx={-8}>
              {shown.map((conversation) => (
                <Row
                  key={conversation.id}
                  conversation={conversation}
                  isWaiting={waiting.has(conversation.id)}
                />
              ))}
            </Stack>
          );
        }}
      </QueryView>
    </Section>
  );
}

function Row({ conversation, isWaiting }: { conversation: Conversation; isWaiting: boolean }) {
  const name = nameOf(conversation);
  const bot = conversation.bot.name;
  return (
    <UnstyledButton
      className={classes.row}
      renderRoot={(props) => (
        <Link {...props} to="/inbox/{-$conversationId}" params={{ conversationId: conversation.id }} />
      )}
    >
      <Avatar
        size={34}
        radius="xl"
        src={conversation.contact.picture}
        name={name}
        color="initials"
        aria-hidden
      />
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" truncate>
          <b>{name}</b>{" "}
          <Text span c="dimmed" size="sm">
            {isWaiting
              ? t("home.now.request", { bot })
              : t("home.now.unread", { count: conversation.unreadCount, bot })}
          </Text>
        </Text>
        <Text size="sm" c="dimmed" truncate>
          {conversation.lastMessage?.text ?? ""}
        </Text>
      </div>
      {isWaiting ? <Badge>{t("home.figures.waiting")}</Badge> : null}
      <Text component="time" size="xs" c="dimmed" className={classes.time}>
        {conversation.lastMessage ? formatAgo(conversation.lastMessage.at) : ""}
      </Text>
    </UnstyledButton>
  );
}

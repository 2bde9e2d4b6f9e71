// Visitors who ask for a person, top right on every screen, until somebody accepts or the request lapses.
import { Anchor, Paper, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Conversation } from "@parley/contracts/api/inbox";
import { useNews } from "../../api/useRealtime.ts";
import { t } from "../../i18n/t.ts";
import { RouterAnchor } from "../../ui/RouterAnchor.tsx";
import { useAllows, useWorkspace } from "../workspace.tsx";
import { canAskForNotifications, requestNotifications, showNotification } from "./browserNotification.ts";
import { RequestNotice } from "./RequestNotice.tsx";
import { useRequestList } from "./requestStore.ts";
import { playRequestSound, useSoundSetting } from "./sound.ts";
import { useRequestFeed } from "./useRequestFeed.ts";
import classes from "./RequestNotices.module.css";

const MOST_SHOWN = 3;

export function RequestNotices() {
  const navigate = useNavigate();
  const canAnswer = useAllows("inbox", "write");
  const { availability } = useWorkspace();
  const isReachable = canAnswer && availability === "online";
  const [hasSound] = useSoundSetting();
  const region = useRef<HTMLElement>(null);
  const { open } = useRequestList();

  const goTo = (conversationId: string): void =>
    void navigate({ to: "/inbox/{-$conversationId}", params: { conversationId } });

  useRequestFeed((conversation) => {
    if (!isReachable) return;
    if (hasSound) void playRequestSound();
    showNotification({
      title: t("requests.notification", { name: nameOf(conversation) }),
      text: conversation.lastMessage?.text ?? "",
      tag: conversation.id,
      onClick: () => goTo(conversation.id),
    });
  });

  useNews("notice", ({ conversationId, title, text }) => {
    notifications.show({
      title,
      message: (
        <RouterAnchor to="/inbox/{-$conversationId}" params={{ conversationId }} size="sm">
          {text}
        </RouterAnchor>
      ),
      closeButtonProps: { "aria-label": t("ui.close") },
    });
    showNotification({ title, text, tag: `notice ${conversationId}`, onClick: () => goTo(conversationId) });
  });

  useHotkeys([["alt+R", () => region.current?.querySelector("button")?.focus()]], []);

  // The chat that is open in the inbox offers Accept itself; a notice would only cover it.
  const { conversationId: openId } = useParams({ strict: false });
  const elsewhere = open.filter(({ id }) => id !== openId);
  const shown = isReachable ? elsewhere.slice(0, MOST_SHOWN) : [];
  const hidden = isReachable ? elsewhere.length - shown.length : 0;
  return (
    <section ref={region} className={classes.region} aria-label={t("requests.title")} aria-live="assertive">
      {shown.map((conversation) => (
        <RequestNotice
          key={conversation.id}
          conversation={conversation}
          name={nameOf(conversation)}
          onAccepted={() => goTo(conversation.id)}
        />
      ))}
      {hidden > 0 ? (
        <Paper withBorder p="xs" ta="center" shadow="md">
          <RouterAnchor to="/inbox/{-$conversationId}" params={{ conversationId: undefined }} size="sm">
            {t("requests.more", { count: hidden })}
          </RouterAnchor>
        </Paper>
      ) : null}
      {shown.length > 0 ? <AskForNotifications /> : null}
    </section>
  );
}

export function nameOf({ contact }: Conversation): string {
  return contact.name ?? contact.email ?? t("requests.visitor");
}

/** Asked here, where one sees what it is for, and never again after an answer. */
function AskForNotifications() {
  const [canAsk, setCanAsk] = useState(canAskForNotifications);
  if (!canAsk) return null;
  return (
    <Paper withBorder p="xs" ta="center" shadow="md">
      <Text size="sm">
        <Anchor
          component="button"
          type="button"
          onClick={() => void requestNotifications().then(() => setCanAsk(canAskForNotifications()))}
        >
          {t("requests.notify")}
        </Anchor>
      </Text>
    </Paper>
  );
}

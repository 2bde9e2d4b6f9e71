// One visitor who asks for a person: who, what they said, how long they will wait, Accept and Reject.
import { Avatar, Button, Group, Paper, Progress, Text } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Conversation } from "@parley/contracts/api/inbox";
import { api, AppError, request } from "../../api/client.ts";
import { t } from "../../i18n/t.ts";
import { notifyError } from "../../ui/notify.ts";
import { useWorkspace } from "../workspace.tsx";
import { requestStore } from "./requestStore.ts";
import classes from "./RequestNotices.module.css";

const TICK_MS = 1_000;

interface RequestNoticeProps {
  conversation: Conversation;
  name: string;
  onAccepted: () => void;
}

export function RequestNotice({ conversation, name, onAccepted }: RequestNoticeProps) {
  const { id: workspaceId } = useWorkspace();
  const params = { workspaceId, conversationId: conversation.id };
  const { left, share } = useTimeLeft(conversation);

  const accept = useMutation({
    mutationFn: () => request(api.acceptLiveChat, { params }),
    onSuccess: () => {
      requestStore.remove(conversation.id);
      onAccepted();
    },
    onError: (error) => {
      notifyError(error);
      // Somebody was faster, or the visitor has gone: either way nobody waits here any more.
      if (error instanceof AppError && error.status === 409) requestStore.remove(conversation.id);
    },
  });
  const reject = useMutation({
    mutationFn: () => request(api.rejectLiveChat, { params }),
    onMutate: () => requestStore.decline(conversation),
    onError: notifyError,
  });

  useEffect(() => {
    if (left <= 0) requestStore.remove(conversation.id);
  }, [left, conversation.id]);

  const details = [conversation.bot.name, conversation.page?.title ?? conversation.page?.url].filter(Boolean);
  return (
    <Paper
      component="article"
      withBorder
      className={classes.notice}
      aria-label={`${name} ${t("requests.asks")}`}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Avatar
          size={36}
          radius="xl"
          src={conversation.contact.picture}
          name={name}
          color="initials"
          aria-hidden
        />
        <div style={{ minWidth: 0, flex: 1 }}>
          <Text size="sm" lineClamp={1}>
            <b>{name}</b> {t("requests.asks")}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {details.join(" · ")}
          </Text>
          {conversation.lastMessage?.text ? (
            <Text size="sm" mt={4} lineClamp={2}>
              {conversation.lastMessage.text}
            </Text>
          ) : null}
        </div>
        <Text size="xs" c="dimmed" ff="monospace" aria-hidden>
          {clock(left)}
        </Text>
      </Group>
      <Progress value={share} size={3} mt="xs" aria-label={t("requests.left", { time: clock(left) })} />
      <Group gap="xs" mt="sm" grow>
        <Button
          size="xs"
          onClick={() => accept.mutate()}
          loading={accept.isPending}
          aria-label={t("requests.acceptNamed", { name })}
        >
          {t("requests.accept")}
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => reject.mutate()}
          aria-label={t("requests.rejectNamed", { name })}
        >
          {t("requests.reject")}
        </Button>
      </Group>
    </Paper>
  );
}

/** Seconds until the request lapses, and the share of its life that is left. */
function useTimeLeft({ liveChatRequest }: Conversation): { left: number; share: number } {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), TICK_MS, { autoInvoke: true });
  if (liveChatRequest === null) return { left: 0, share: 0 };
  const end = Date.parse(liveChatRequest.expiresAt);
  const whole = Math.max(1, end - Date.parse(liveChatRequest.requestedAt));
  const remaining = Math.max(0, end - now);
  return { left: Math.ceil(remaining / TICK_MS), share: Math.min(100, (remaining / whole) * 100) };
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// An open live-chat request with the time it lasts: accept it, or leave it to the others.

import { Button, Text } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { requestKey } from "../../../app/requests/requestList.ts";
import { useRequestList } from "../../../app/requests/requestStore.ts";
import { t } from "../../../i18n/t.ts";
import { visitorName } from "../visitorName.ts";
import { formatCountdown } from "./formatCountdown.ts";
import classes from "./thread.module.css";
import type { ConversationActions } from "./useConversationActions.ts";
import { useNow } from "./useNow.ts";

interface RequestLineProps {
  conversation: Conversation;
  actions: ConversationActions;
  onAccepted: () => void;
}

export function RequestLine({ conversation, actions, onAccepted }: RequestLineProps) {
  const now = useNow();
  const { declined } = useRequestList();
  const { liveChatRequest } = conversation;
  // Whoever has left it to the others can still accept, beside the answer.
  if (liveChatRequest === null || declined.includes(requestKey(conversation))) return null;
  const leftMs = Math.max(0, Date.parse(liveChatRequest.expiresAt) - now);
  return (
    <div className={classes.request}>
      <Text size="sm" className={classes.requestText}>
        <bdi>{t("inbox.action.waits", { name: visitorName(conversation) })}</bdi>{" "}
        <span className={classes.countdown} role="timer">
          {t("inbox.action.expiresIn", { time: formatCountdown(leftMs) })}
        </span>
      </Text>
      <Button
        size="xs"
        variant="default"
        loading={actions.running?.kind === "reject"}
        onClick={() => void actions.run({ kind: "reject" })}
      >
        {t("inbox.action.reject")}
      </Button>
      <Button
        size="xs"
        loading={actions.running?.kind === "accept"}
        onClick={() => void actions.run({ kind: "accept" }).then((isDone) => isDone && onAccepted())}
      >
        {t("inbox.action.accept")}
      </Button>
    </div>
  );
}

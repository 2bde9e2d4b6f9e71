// Accept or decline a live-chat request while it lasts.

import { Button, Text } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { t } from "../../../i18n/t.ts";
import { formatCountdown } from "./formatCountdown.ts";
import classes from "./thread.module.css";
import type { ConversationActions } from "./useConversationActions.ts";
import { useNow } from "./useNow.ts";

interface RequestButtonsProps {
  request: NonNullable<Conversation["liveChatRequest"]>;
  actions: ConversationActions;
  onAccept: () => void;
}

export function RequestButtons({ request, actions, onAccept }: RequestButtonsProps) {
  const now = useNow();
  const leftMs = Math.max(0, Date.parse(request.expiresAt) - now);
  return (
    <>
      <Text size="xs" className={classes.countdown} role="timer">
        {t("inbox.action.expiresIn", { time: formatCountdown(leftMs) })}
      </Text>
      <Button
        size="xs"
        variant="default"
        loading={actions.running?.kind === "reject"}
        onClick={() => void actions.run({ kind: "reject" })}
      >
        {t("inbox.action.reject")}
      </Button>
      <Button size="xs" loading={actions.running?.kind === "accept"} onClick={onAccept}>
        {t("inbox.action.accept")}
      </Button>
    </>
  );
}

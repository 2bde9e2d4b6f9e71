// An answer on its way, or one that did not get through, with a way to send it again.

import { Button } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { formatTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import type { PendingMessage } from "../store/state.ts";
import { DeliveryMark } from "./DeliveryMark.tsx";
import { RichText } from "./RichText.tsx";
import classes from "./thread.module.css";

interface PendingBubbleProps {
  message: PendingMessage;
  conversationId: string;
  isFirst: boolean;
}

export function PendingBubble({ message, conversationId, isFirst }: PendingBubbleProps) {
  const { clientId, text, createdAt, failure } = message;
  return (
    <article
      className={classes.message}
      data-by="agent"
      data-own
      data-first={isFirst || undefined}
      data-failed={failure !== null || undefined}
    >
      {isFirst ? <div className={classes.speaker}>{t("inbox.thread.you")}</div> : null}
      <div className={classes.bubble}>
        <RichText text={text} />
      </div>
      {failure === null ? (
        <div className={classes.after}>
          <time dateTime={createdAt}>{formatTime(createdAt)}</time>
          <DeliveryMark state="sending" />
        </div>
      ) : (
        <FailureLine message={message} conversationId={conversationId} key={clientId} />
      )}
    </article>
  );
}

function FailureLine({ message, conversationId }: Omit<PendingBubbleProps, "isFirst">) {
  const { sync } = useInbox();
  const { clientId, failure } = message;
  const reason =
    failure?.code === "offline"
      ? t("inbox.delivery.offline")
      : `${t("inbox.delivery.failed")}: ${failure?.detail ?? ""}`;
  return (
    <div className={classes.failure} role="alert">
      <IconAlertCircle size={14} aria-hidden />
      <span>{reason}</span>
      <Button size="compact-xs" variant="light" onClick={() => sync.retry(conversationId, clientId)}>
        {t("inbox.delivery.retry")}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => sync.discard(conversationId, clientId)}
      >
        {t("inbox.delivery.discard")}
      </Button>
    </div>
  );
}

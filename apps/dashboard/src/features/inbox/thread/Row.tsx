// One row of the thread.

import { Loader } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { memo } from "react";
import { t } from "../../../i18n/t.ts";
import { formatDay } from "./formatDay.ts";
import { EventLine } from "./EventLine.tsx";
import { MessageBubble } from "./MessageBubble.tsx";
import { PendingBubble } from "./PendingBubble.tsx";
import classes from "./thread.module.css";
import type { ThreadRow } from "./threadRows.ts";

export const Row = memo(function Row({ row, conversation }: { row: ThreadRow; conversation: Conversation }) {
  switch (row.kind) {
    case "day":
      return (
        <div className={classes.day}>
          <time dateTime={row.at}>{formatDay(row.at)}</time>
        </div>
      );
    case "unread":
      return <div className={classes.unread}>{t("inbox.thread.unreadFrom")}</div>;
    case "gap":
      return (
        <div className={classes.beginning}>
          <Loader size="xs" aria-label={t("inbox.thread.missingMessages")} />
        </div>
      );
    case "event":
      return <EventLine message={row.message} conversation={conversation} />;
    case "message":
      return (
        <MessageBubble
          message={row.message}
          conversation={conversation}
          isFirst={row.isFirst}
          isLast={row.isLast}
        />
      );
    case "pending":
      return <PendingBubble message={row.message} conversationId={conversation.id} isFirst={row.isFirst} />;
  }
});

// A fact between messages: asked for a person, joined, transferred, closed …

import type { Conversation } from "@parley/contracts/api/inbox";
import type { ConversationEvent, Message } from "@parley/contracts/messages";
import { formatDateTime, formatTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { visitorName } from "../visitorName.ts";
import classes from "./thread.module.css";

/** Events whose subject is the visitor; the others name a member of the team. */
const byVisitor: ReadonlySet<ConversationEvent> = new Set([
  "liveChatRequested",
  "restarted",
  "skipped",
  "wentBack",
]);

export function EventLine({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { content, author, createdAt } = message;
  if (content.kind !== "event") return null;
  const name = byVisitor.has(content.event)
    ? visitorName(conversation)
    : (content.name ?? author.name ?? t("inbox.event.somebody"));
  return (
    <div className={classes.event}>
      <bdi>{t(`inbox.event.${content.event}`, { name })}</bdi>
      <time dateTime={createdAt} title={formatDateTime(createdAt)}>
        {formatTime(createdAt)}
      </time>
    </div>
  );
}

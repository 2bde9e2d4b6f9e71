// One conversation in the list. Draws itself anew only when its own conversation changes.

import type { Conversation } from "@parley/contracts/api/inbox";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { formatDateTime, formatShort } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { plainText } from "@parley/contracts/richText";
import { useConversation, useInbox, useInboxState } from "../inboxOf.ts";
import { ChannelIcon } from "../ChannelIcon.tsx";
import { ResponderIcon } from "../ResponderIcon.tsx";
import { StatusDot } from "../StatusDot.tsx";
import { VisitorAvatar } from "../VisitorAvatar.tsx";
import { visitorName } from "../visitorName.ts";
import pageClasses from "../inbox.module.css";
import classes from "./list.module.css";

interface ConversationRowProps {
  id: string;
  start: number;
  position: number;
  /** -1 while the length of the list is unknown. */
  total: number;
  isSelected: boolean;
  isTabStop: boolean;
  onFocus: (id: string) => void;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { id, start, position, total, isSelected, isTabStop, onFocus } = props;
  const conversation = useConversation(id);
  const { memberId } = useInbox();
  const hasFailed = useInboxState(
    ({ threads }) => threads.get(id)?.pending.some(({ failure }) => failure !== null) ?? false,
  );
  if (!conversation) return null;

  const name = visitorName(conversation);
  const at = conversation.lastMessage?.at ?? conversation.createdAt;
  const isUnread = conversation.unreadCount > 0;
  return (
    <li
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      aria-setsize={total}
      aria-posinset={position}
    >
      <Link
        to="/inbox/{-$conversationId}"
        params={{ conversationId: id }}
        preload={false}
        className={classes.card}
        data-conversation={id}
        data-unread={isUnread || undefined}
        data-waiting={conversation.responder === "waitingForAgent" || undefined}
        aria-current={isSelected ? "true" : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onFocus={() => onFocus(id)}
      >
        <VisitorAvatar conversation={conversation} />
        <span className={classes.lines}>
          <span className={classes.line}>
            <span className={classes.name}>
              <bdi>{name}</bdi>
            </span>
            <time className={classes.time} dateTime={at} title={formatDateTime(at)}>
              {formatShort(at)}
            </time>
          </span>
          <span className={classes.line}>
            <span className={classes.preview}>
              <bdi>{preview(conversation, memberId)}</bdi>
            </span>
            {isUnread ? (
              <span className={classes.badge}>
                <span aria-hidden>{conversation.unreadCount > 99 ? "99+" : conversation.unreadCount}</span>
                <span className={pageClasses.hidden}>
                  {t("inbox.unread", { count: conversation.unreadCount })}
                </span>
              </span>
            ) : null}
          </span>
          <span className={classes.meta}>
            <ChannelIcon channel={conversation.channel} />
            <ResponderIcon responder={conversation.responder} />
            <span className={classes.bot}>
              <bdi>{whoAnswers(conversation)}</bdi>
            </span>
            {hasFailed ? <span className={classes.failed}>{t("inbox.delivery.failed")}</span> : null}
            <StatusDot status={conversation.status} isQuiet />
          </span>
        </span>
      </Link>
    </li>
  );
});

function whoAnswers({ responder, assignee, bot }: Conversation): string {
  if (responder === "waitingForAgent") return t("inbox.responder.waitingForAgent");
  return assignee?.name ?? bot.name;
}

function preview({ lastMessage, assignee }: Conversation, memberId: string): string {
  if (lastMessage === null) return t("inbox.preview.none");
  const text = plainText(lastMessage.text).replaceAll("\n", " ");
  if (lastMessage.by === "bot") return t("inbox.preview.bot", { text });
  if (lastMessage.by === "agent" && assignee?.id === memberId) return t("inbox.preview.you", { text });
  return text;
}

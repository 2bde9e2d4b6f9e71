// A message in its bubble: the visitor at the start, the team and the bot at the end of the line.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { Message } from "@parley/contracts/messages";
import { IconRobot } from "@tabler/icons-react";
import { formatDateTime, formatTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import { deliveryOf } from "../store/thread.ts";
import { visitorName } from "../visitorName.ts";
import { DeliveryProblem } from "./DeliveryProblem.tsx";
import { DeliveryMark } from "./DeliveryMark.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { Reactions } from "./Reactions.tsx";
import classes from "./thread.module.css";

interface MessageBubbleProps {
  message: Message;
  conversation: Conversation;
  isFirst: boolean;
  isLast: boolean;
}

export function MessageBubble({ message, conversation, isFirst, isLast }: MessageBubbleProps) {
  const { memberId } = useInbox();
  const { author, content, createdAt } = message;
  const isVisitor = author.kind === "visitor";
  const isMine = author.kind === "agent" && author.id === memberId;
  return (
    <article
      className={classes.message}
      data-by={author.kind}
      data-first={isFirst || undefined}
      data-own={!isVisitor || undefined}
    >
      {isFirst ? (
        <div className={classes.speaker}>
          {author.kind === "bot" ? <IconRobot size={13} stroke={1.8} aria-hidden /> : null}
          <bdi>{isMine ? t("inbox.thread.you") : speakerName(message, conversation)}</bdi>
        </div>
      ) : null}
      <div className={classes.bubble} data-media={content.kind === "image" || content.kind === "video"}>
        {message.deletedAt === undefined ? (
          <MessageBody content={content} />
        ) : (
          <em>{t("inbox.thread.deleted")}</em>
        )}
      </div>
      <Reactions message={message} />
      <DeliveryProblem message={message} />
      {isLast ? (
        <div className={classes.after}>
          <time dateTime={createdAt} title={formatDateTime(createdAt)}>
            {formatTime(createdAt)}
            {message.editedAt === undefined ? null : ` · ${t("inbox.thread.edited")}`}
          </time>
          {isVisitor ? null : <DeliveryMark state={deliveryOf(message, conversation)} />}
        </div>
      ) : null}
    </article>
  );
}

function speakerName({ author }: Message, conversation: Conversation): string {
  switch (author.kind) {
    case "visitor":
      return visitorName(conversation);
    case "bot":
      return conversation.bot.name;
    case "agent":
      return author.name ?? t("inbox.thread.team");
    case "system":
      return author.name ?? conversation.bot.name;
  }
}

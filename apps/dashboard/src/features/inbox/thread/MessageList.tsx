// The scrolling thread: stays at the newest message while it is in view, keeps its place when older ones are added
// above, and says new messages of the visitor to screen readers.

import { Button, Loader } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { IconArrowDown } from "@tabler/icons-react";
import { useEffect, useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import pageClasses from "../inbox.module.css";
import { useInbox } from "../inboxOf.ts";
import type { Thread } from "../store/state.ts";
import { visitorName } from "../visitorName.ts";
import { messageText } from "./messageText.ts";
import { ThreadSkeleton } from "./ThreadSkeleton.tsx";
import { Row } from "./Row.tsx";
import { threadRows } from "./threadRows.ts";
import classes from "./thread.module.css";
import { TypingSign } from "./TypingSign.tsx";
import { useThreadScroll } from "./useThreadScroll.ts";

interface MessageListProps {
  conversation: Conversation;
  thread: Thread | undefined;
  readSeq: number;
  onAtEnd: (isAtEnd: boolean) => void;
  label: string;
}

const noMessages: Thread["messages"] = [];
const noPending: Thread["pending"] = [];

export function MessageList({ conversation, thread, readSeq, onAtEnd, label }: MessageListProps) {
  const { memberId } = useInbox();
  const messages = thread?.messages ?? noMessages;
  const pending = thread?.pending ?? noPending;
  const rows = useMemo(
    () => threadRows(messages, pending, readSeq, memberId),
    [messages, pending, readSeq, memberId],
  );
  const { scrollRef, contentRef, onScroll, isAtEnd, newCount, jumpToEnd, older, loadOlder } = useThreadScroll(
    conversation.id,
    messages,
    pending,
  );
  useEffect(() => onAtEnd(isAtEnd), [onAtEnd, isAtEnd]);

  if (thread === undefined || (thread.status !== "ready" && messages.length === 0)) {
    return <ThreadSkeleton hasFailed={thread?.status === "failed"} />;
  }

  return (
    <div className={classes.frame}>
      {/* A scrolling region needs a place in the tab order so that keys can scroll it. */}
      <div
        ref={scrollRef}
        className={classes.scroll}
        onScroll={onScroll}
        role="region"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div ref={contentRef} className={classes.content}>
          <OlderLine first={messages[0]?.seq ?? 1} state={older} onRetry={loadOlder} />
          {rows.map((row) => (
            <Row key={row.key} row={row} conversation={conversation} />
          ))}
          <TypingSign conversationId={conversation.id} name={visitorName(conversation)} />
        </div>
      </div>
      {isAtEnd ? null : (
        <Button
          size="compact-sm"
          radius="xl"
          variant={newCount > 0 ? "filled" : "default"}
          className={classes.jump}
          leftSection={<IconArrowDown size={14} />}
          aria-label={newCount > 0 ? undefined : t("inbox.thread.newest")}
          onClick={jumpToEnd}
        >
          {t("inbox.thread.newMessages", { count: newCount })}
        </Button>
      )}
      <NewestSaid conversation={conversation} messages={messages} />
    </div>
  );
}

function OlderLine({
  first,
  state,
  onRetry,
}: {
  first: number;
  state: "idle" | "loading" | "failed";
  onRetry: () => void;
}) {
  if (first <= 1) return <p className={classes.beginning}>{t("inbox.thread.start")}</p>;
  if (state === "failed") {
    return (
      <div className={classes.beginning} role="alert">
        {t("inbox.thread.olderFailed")}{" "}
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          {t("ui.retry")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.beginning}>
      <Loader size="xs" aria-label={t("inbox.thread.older")} />
    </div>
  );
}

/** Only what the visitor says is read out; the whole log would repeat itself whenever older messages are added. */
function NewestSaid({
  conversation,
  messages,
}: {
  conversation: Conversation;
  messages: Thread["messages"];
}) {
  const last = messages.at(-1);
  const text =
    last?.author.kind === "visitor"
      ? t("inbox.thread.said", { name: visitorName(conversation), text: messageText(last.content) })
      : "";
  return (
    <div className={pageClasses.hidden} aria-live="polite">
      {text}
    </div>
  );
}

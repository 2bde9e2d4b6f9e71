// One conversation: who it is, what was said, and the place to answer.

import { Alert, Text } from "@mantine/core";
import { IconAlertTriangle, IconMessageOff } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from "react";
import { errorText } from "../../../api/errorText.ts";
import { useAllows } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Composer, type ComposerHandle } from "../composer/Composer.tsx";
import { useConversation, useInbox, useThread } from "../inboxOf.ts";
import { MessageList } from "./MessageList.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import { ThreadSkeleton } from "./ThreadSkeleton.tsx";
import classes from "./thread.module.css";
import { useConversationActions } from "./useConversationActions.ts";
import { useReading } from "./useReading.ts";
import { visitorName } from "../visitorName.ts";

export interface ThreadHandle {
  reply: () => void;
  /** Answers whether this member can write now. */
  quickReplies: () => boolean;
  accept: () => void;
  takeOver: () => void;
  close: () => void;
  markUnread: () => void;
}

interface ThreadPaneProps {
  ref: Ref<ThreadHandle>;
  conversationId: string;
  hasBack: boolean;
  onBack: () => void;
  isDetailsOpen: boolean;
  onDetails: (isOpen: boolean) => void;
}

export function ThreadPane(props: ThreadPaneProps) {
  const { ref, conversationId, hasBack, onBack, isDetailsOpen, onDetails } = props;
  const { sync } = useInbox();
  const conversation = useConversation(conversationId);
  const thread = useThread(conversationId);
  const canWrite = useAllows("inbox", "write");
  const actions = useConversationActions(conversationId);
  const composerRef = useRef<ComposerHandle>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const reading = useReading(conversation, thread, isAtEnd && canWrite);

  useEffect(() => {
    sync.openThread(conversationId);
    return () => sync.openThread(null);
  }, [sync, conversationId]);

  const runIf = useEffectEvent(
    (isPossible: boolean | undefined, command: "accept" | "takeOver" | "close") => {
      if (!canWrite || !isPossible) return;
      void actions
        .run(command === "close" ? { kind: "status", status: "CLOSED" } : { kind: command })
        .then((isDone) => isDone && command !== "close" && composerRef.current?.focus());
    },
  );
  useImperativeHandle(ref, () => ({
    reply: () => composerRef.current?.focus(),
    quickReplies: () => composerRef.current?.openQuickReplies() ?? false,
    accept: () => runIf(conversation?.responder === "waitingForAgent", "accept"),
    takeOver: () => runIf(conversation?.responder !== "agent", "takeOver"),
    close: () => runIf(conversation?.status !== "CLOSED", "close"),
    markUnread: reading.markUnread,
  }));

  if (thread?.status === "missing") {
    return (
      <div className={classes.centre}>
        <EmptyState
          icon={IconMessageOff}
          title={t("inbox.thread.missing")}
          text={t("inbox.thread.missingText")}
        />
      </div>
    );
  }
  if (!conversation) return <ThreadSkeleton hasFailed={thread?.status === "failed"} />;

  return (
    <>
      <ThreadHeader
        conversation={conversation}
        actions={actions}
        canWrite={canWrite}
        hasBack={hasBack}
        onBack={onBack}
        isDetailsOpen={isDetailsOpen}
        onDetails={onDetails}
        onMarkUnread={reading.markUnread}
        onTaken={() => composerRef.current?.focus()}
      />
      <MessageList
        conversation={conversation}
        thread={thread}
        readSeq={reading.readSeq}
        onAtEnd={setIsAtEnd}
        label={t("inbox.thread", { name: visitorName(conversation) })}
      />
      {actions.error ? <ActionError error={actions.error} onClose={actions.clearError} /> : null}
      <Composer ref={composerRef} conversation={conversation} actions={actions} canWrite={canWrite} />
    </>
  );
}

function ActionError({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { title, hint } = errorText(error);
  return (
    <Alert
      className={classes.error}
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={title}
      withCloseButton
      closeButtonLabel={t("ui.close")}
      onClose={onClose}
    >
      <Text size="sm">{hint}</Text>
    </Alert>
  );
}

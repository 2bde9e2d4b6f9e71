// Where an answer is written. While somebody else answers it says who, and how to get the word.

import { Button, Group, Text } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { IconLock, IconRobot, IconUserQuestion } from "@tabler/icons-react";
import { useEffect, useImperativeHandle, useRef, type ComponentType, type Ref } from "react";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import type { ConversationActions } from "../thread/useConversationActions.ts";
import { useNow } from "../thread/useNow.ts";
import { visitorName } from "../visitorName.ts";
import { TemplateButton } from "../templates/TemplateButton.tsx";
import { formatDuration } from "./formatDuration.ts";
import { AnswerForm, type AnswerFormHandle } from "./AnswerForm.tsx";
import classes from "./composer.module.css";

/** The window is told in minutes. */
const WINDOW_LOOK_MS = 30_000;

export interface ComposerHandle {
  /** Puts the cursor into the answer, or the focus on the button that makes answering possible. */
  focus: () => void;
  /** Answers whether there is a place to write. */
  openQuickReplies: () => boolean;
}

interface ComposerProps {
  ref: Ref<ComposerHandle>;
  conversation: Conversation;
  actions: ConversationActions;
  canWrite: boolean;
}

export function Composer({ ref, conversation, actions, canWrite }: ComposerProps) {
  const { memberId } = useInbox();
  const formRef = useRef<AnswerFormHandle>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);
  const wantsFocus = useRef(false);
  const now = useNow(WINDOW_LOOK_MS);
  const barrier = canWrite ? (barrierOf(conversation, memberId) ?? shutOf(conversation, now)) : readOnly;
  const isOpen = barrier === null;

  useImperativeHandle(ref, () => ({
    focus() {
      // Right after taking over, the form is drawn a moment later.
      wantsFocus.current = formRef.current === null;
      if (formRef.current) formRef.current.focus();
      else buttonRef.current?.focus();
    },
    openQuickReplies() {
      formRef.current?.openQuickReplies();
      return formRef.current !== null;
    },
  }));
  useEffect(() => {
    if (!isOpen || !wantsFocus.current) return;
    wantsFocus.current = false;
    formRef.current?.focus();
  }, [isOpen]);

  if (barrier === null)
    return (
      <>
        <WindowLeft conversation={conversation} now={now} />
        <AnswerForm ref={formRef} conversation={conversation} />
      </>
    );
  const { icon: Icon, text, action } = barrier;
  return (
    <div className={classes.barrier}>
      <Icon size={18} stroke={1.7} />
      <Text size="sm" flex={1}>
        {text}
      </Text>
      {action ? (
        <Button
          ref={buttonRef}
          size="xs"
          loading={actions.running?.kind === action}
          onClick={() => {
            wantsFocus.current = true;
            void actions.run({ kind: action });
          }}
        >
          {t(`inbox.action.${action}`)}
        </Button>
      ) : null}
      {barrier.offersTemplate ? <TemplateButton ref={buttonRef} conversation={conversation} /> : null}
    </div>
  );
}

interface Barrier {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  text: string;
  action?: "accept" | "takeOver";
  /** A template is delivered all the same. */
  offersTemplate?: boolean;
}

const readOnly: Barrier = {
  icon: IconLock,
  get text() {
    return t("inbox.composer.readOnly");
  },
};

/** Why nobody can write now: the messenger would not deliver it. */
function shutOf(conversation: Conversation, now: number): Barrier | null {
  const name = visitorName(conversation);
  if (conversation.unreachable) return { icon: IconLock, text: t("inbox.window.unreachable", { name }) };
  const { window, channel } = conversation;
  // Elsewhere a person may answer for some days more.
  if (window === null || channel !== "whatsapp") return null;
  const isOpen = window.until !== null && Date.parse(window.until) > now;
  return isOpen ? null : { icon: IconLock, text: t("inbox.window.closed", { name }), offersTemplate: true };
}

/** How long free answers are possible. */
function WindowLeft({ conversation, now }: { conversation: Conversation; now: number }) {
  const until = conversation.window?.until;
  if (!until) return null;
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  return (
    <Group justify="space-between" gap="xs" px="md" pt={4}>
      <Text size="xs" c="dimmed">
        {t("inbox.window.left", { time: formatDuration(left) })}
      </Text>
      {conversation.channel === "whatsapp" ? <TemplateButton conversation={conversation} isQuiet /> : null}
    </Group>
  );
}

/** Why this member cannot write now, or null. */
function barrierOf(conversation: Conversation, memberId: string): Barrier | null {
  const { responder, assignee } = conversation;
  switch (responder) {
    case "bot":
      return { icon: IconRobot, text: t("inbox.composer.bot"), action: "takeOver" };
    case "waitingForAgent":
      return {
        icon: IconUserQuestion,
        text: t("inbox.composer.waiting", { name: visitorName(conversation) }),
        action: "accept",
      };
    case "agent":
      if (assignee === null) {
        return { icon: IconUserQuestion, text: t("inbox.composer.unassigned"), action: "takeOver" };
      }
      if (assignee.id === memberId) return null;
      return { icon: IconLock, text: t("inbox.composer.locked", { name: assignee.name }) };
  }
}

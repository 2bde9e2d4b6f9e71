// The open composer: Enter sends, Shift+Enter makes a line, `/` brings quick replies, and drafts are kept.

import { ActionIcon, Group, Text, Textarea, Tooltip } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { limits } from "@parley/contracts/limits";
import { IconBolt, IconSend2 } from "@tabler/icons-react";
import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from "react";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import classes from "./composer.module.css";
import { quickReplySearch } from "./quickReplySearch.ts";
import { QuickReplyMenu, type QuickReplyMenuHandle } from "./QuickReplyMenu.tsx";
import { useDraft } from "./useDraft.ts";

/** The number of characters left is shown below this many. */
const warnFrom = 300;

export interface AnswerFormHandle {
  focus: () => void;
  openQuickReplies: () => void;
}

export function AnswerForm({
  ref,
  conversation,
}: {
  ref: Ref<AnswerFormHandle>;
  conversation: Conversation;
}) {
  const { sync } = useInbox();
  const { id } = conversation;
  const [text, setText] = useDraft(id);
  const [isMenuClosed, setIsMenuClosed] = useState(false);
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const menuRef = useRef<QuickReplyMenuHandle>(null);

  const search = isMenuClosed ? null : quickReplySearch(text);
  const left = limits.messageTextLength - text.trim().length;
  const canSend = text.trim() !== "" && left >= 0;

  const focus = () => inputRef.current?.focus();
  const openQuickReplies = () => {
    if (text.trim() === "") setText("/");
    setIsMenuClosed(false);
    focus();
  };
  useImperativeHandle(ref, () => ({ focus, openQuickReplies }));
  // Leaving the conversation ends the typing sign.
  useEffect(() => () => sync.typing(id, false), [sync, id]);

  const change = (value: string) => {
    setText(value);
    if (quickReplySearch(value) === null) setIsMenuClosed(false);
    sync.typing(id, value.trim() !== "" && quickReplySearch(value) === null);
  };
  const send = () => {
    if (!canSend) return;
    sync.send(id, text.trim());
    sync.typing(id, false);
    setText("");
    focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that confirms a character of an input method is not ours.
    if (event.nativeEvent.isComposing) return;
    if (search !== null && menuRef.current?.onKey(event.key)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };

  return (
    <div className={classes.composer}>
      {search === null ? null : (
        <QuickReplyMenu
          ref={menuRef}
          search={search}
          onChoose={(reply) => {
            setText(reply);
            focus();
          }}
          onClose={() => {
            setIsMenuClosed(true);
            focus();
          }}
        />
      )}
      <div className={classes.box}>
        <Textarea
          ref={inputRef}
          variant="unstyled"
          className={classes.input}
          aria-label={t("inbox.composer.label")}
          aria-describedby="answer-keys"
          placeholder={t("inbox.composer.placeholder")}
          autosize
          minRows={1}
          maxRows={10}
          dir="auto"
          value={text}
          error={left < 0}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={() => sync.typing(id, false)}
        />
        <Group gap={6} wrap="nowrap" className={classes.tools}>
          <Tooltip label={t("inbox.composer.quickReplies")}>
            <ActionIcon size={34} aria-label={t("inbox.composer.quickReplies")} onClick={openQuickReplies}>
              <IconBolt size={19} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <ActionIcon
            size={34}
            variant="filled"
            color="accent"
            aria-label={t("inbox.composer.send")}
            disabled={!canSend}
            onClick={send}
          >
            <IconSend2 size={18} stroke={1.8} className={classes.mirrored} />
          </ActionIcon>
        </Group>
      </div>
      <Group justify="space-between" gap="xs" className={classes.hint}>
        <Text size="xs" c="dimmed" id="answer-keys">
          {t("inbox.composer.keys")}
        </Text>
        {left < warnFrom ? (
          <Text size="xs" c={left < 0 ? "var(--mantine-color-error)" : "dimmed"} role="status">
            {left < 0
              ? t("inbox.composer.tooLong", { count: -left })
              : t("inbox.composer.left", { count: left })}
          </Text>
        ) : null}
      </Group>
    </div>
  );
}

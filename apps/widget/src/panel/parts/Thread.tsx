// The list of messages: a live log for screen readers that stays at the end while the visitor is there.

import type { WidgetConfig } from "@parley/contracts/widget";
import type { ComponentChildren } from "preact";
import { Fragment } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { hasOlder } from "../session/conversationState.ts";
import type { Session, SessionView } from "../session/createSession.ts";
import { dayLabel, t } from "../texts/translate.ts";
import { BotAvatar, PersonAvatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { MessageRow } from "./MessageRow.tsx";
import { threadItems } from "./threadItems.ts";
import type { Reveal } from "./useReveal.ts";

/** Nearer to the end than this counts as being at the end, in pixels. */
const endToleranceInPixels = 60;

export interface ThreadProps {
  config: WidgetConfig;
  session: Session;
  view: SessionView;
  reveal: Reveal;
  isOpen: boolean;
  children: ComponentChildren;
}

export function Thread({ config, session, view, reveal, isOpen, children }: ThreadProps) {
  const { conversation } = view;
  const { widget, typing } = conversation;
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const heightBefore = useRef(0);
  const [hasNew, setHasNew] = useState(false);
  const [isLoadingOlder, setLoadingOlder] = useState(false);

  const entries = threadItems(reveal.visible, conversation.pending);
  const lastOwn = entries.findLast(({ author }) => author === "visitor")?.key;
  const lastRequest = entries.findLast(
    ({ message }) => message?.content.kind === "event" && message.content.event === "liveChatRequested",
  )?.key;
  const lastKey = entries.at(-1)?.key;
  const isLastOwn = entries.at(-1)?.author === "visitor";
  const firstKey = entries[0]?.key;
  const isBusy =
    !reveal.isTyping &&
    widget?.responder === "bot" &&
    conversation.pending.some(({ status }) => status === "sending");

  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const added = element.scrollHeight - heightBefore.current;
    // Earlier messages came in above: what the visitor looks at stays where it is.
    if (heightBefore.current > 0 && added > 0) element.scrollTop += added;
    heightBefore.current = 0;
  }, [firstKey]);

  useLayoutEffect(() => {
    if (isAtEnd.current || isLastOwn) scrollToEnd();
    else if (lastKey) setHasNew(true);
  }, [lastKey, isLastOwn, isOpen]);

  // What comes and goes below the last message: the typing sign and the options.
  const isSomebodyTyping = reveal.isTyping || isBusy || typing !== null;
  const hasOptions = children !== null;
  useLayoutEffect(() => {
    if (isAtEnd.current) scrollToEnd();
  }, [isSomebodyTyping, hasOptions]);

  // Pictures and fields change heights later.
  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => isAtEnd.current && scrollToEnd());
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  function scrollToEnd() {
    const element = log.current;
    if (!element) return;
    element.scrollTop = element.scrollHeight;
    isAtEnd.current = true;
    setHasNew(false);
  }

  async function loadOlder() {
    setLoadingOlder(true);
    heightBefore.current = log.current?.scrollHeight ?? 0;
    await session.loadOlder();
    setLoadingOlder(false);
  }

  return (
    <div class="thread">
      <div
        ref={log}
        class="log"
        role="log"
        aria-live="polite"
        aria-label={t("chat.messages")}
        aria-busy={isLoadingOlder}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A scrolling region is reachable by keyboard.
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < endToleranceInPixels;
          if (isAtEnd.current && hasNew) setHasNew(false);
        }}
      >
        <div class="messages">
          {hasOlder(conversation) && (
            <button type="button" class="text-button older" disabled={isLoadingOlder} onClick={loadOlder}>
              {t("chat.older")}
            </button>
          )}
          {entries.map((entry) => (
            <Fragment key={entry.key}>
              {entry.startsDay && <p class="day">{dayLabel(entry.createdAt)}</p>}
              <MessageRow
                entry={entry}
                config={config}
                showsState={entry.key === lastOwn}
                teamReadSeq={widget?.teamReadSeq ?? 0}
                isWaiting={widget?.responder === "waitingForAgent" && entry.key === lastRequest}
                onRetry={session.retry}
                onDiscard={session.discard}
              />
            </Fragment>
          ))}
          {isSomebodyTyping && (
            <div class={`row first last typing-row${isBusy && !typing ? " patient" : ""}`}>
              {typing ? <PersonAvatar name={typing.name ?? ""} /> : <BotAvatar icon={config.design.icon} />}
              <div class="bubble typing">
                <span class="hidden">{t("chat.typing", { name: typing?.name || config.name })}</span>
                <i />
                <i />
                <i />
              </div>
            </div>
          )}
          {children}
        </div>
      </div>
      {hasNew && (
        <button type="button" class="new-messages" onClick={scrollToEnd}>
          <Icon name="down" /> {t("chat.newMessages")}
        </button>
      )}
    </div>
  );
}

// The chat window: header, messages, what the bot offers, and the composer.

import type { SentFile, VisitorInput } from "@parley/contracts/messages";
import { inputText } from "@parley/contracts/plainContent";
import type { WidgetConfig } from "@parley/contracts/widget";
import { useEffect, useRef, useState } from "preact/hooks";
import { Composer } from "../inputs/Composer.tsx";
import { Options } from "../inputs/Options.tsx";
import { isRich } from "../inputs/richInputs.tsx";
import { RichInput } from "../inputs/RichInput.tsx";
import { lastSeq, shownMessages } from "../session/conversationState.ts";
import type { Session } from "../session/createSession.ts";
import { t } from "../texts/translate.ts";
import { useStore } from "../useStore.ts";
import { AnswerContext } from "./AnswerContext.ts";
import { Header } from "./Header.tsx";
import { Notices } from "./Notices.tsx";
import { Thread } from "./Thread.tsx";
import { useReveal } from "./useReveal.ts";

export interface ChatProps {
  config: WidgetConfig;
  session: Session;
  isOpen: boolean;
  /** Grows each time the composer should take the focus. */
  focusRequest: number;
  isMuted: boolean;
  onMute(isMuted: boolean): void;
  onClose: (() => void) | null;
}

export function Chat(props: ChatProps) {
  const view = useStore(props.session.view);
  return view.phase === "ready" ? <OpenChat {...props} /> : <LoadingChat {...props} />;
}

function LoadingChat({ config, session, isMuted, onMute, onClose }: ChatProps) {
  const view = useStore(session.view);
  return (
    <main class="chat" aria-label={t("chat.label", { name: config.name })} aria-busy="true">
      <Header
        config={config}
        state={null}
        session={session}
        isMuted={isMuted}
        onMute={onMute}
        onClose={onClose}
      />
      <div class="skeleton">
        <output class="hidden">{t("chat.loading")}</output>
        <i />
        <i />
        <i />
      </div>
      <Notices view={view} />
    </main>
  );
}

function OpenChat({ config, session, isOpen, focusRequest, isMuted, onMute, onClose }: ChatProps) {
  const view = useStore(session.view);
  const { conversation } = view;
  const { widget } = conversation;
  const messages = shownMessages(conversation);
  const reveal = useReveal(messages, widget?.visitorReadSeq ?? 0);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const [isPageVisible, setPageVisible] = useState(!document.hidden);

  const isAnswering = conversation.pending.some(({ status }) => status === "sending");
  const input =
    widget?.input && !reveal.isTyping && !isAnswering && widget.responder === "bot" ? widget.input : null;
  const revealedSeq = reveal.isTyping ? (reveal.visible.at(-1)?.seq ?? 0) : lastSeq(conversation);

  useEffect(() => {
    const changed = () => {
      setPageVisible(!document.hidden);
      if (!document.hidden) session.refresh();
    };
    document.addEventListener("visibilitychange", changed);
    return () => document.removeEventListener("visibilitychange", changed);
  }, [session]);

  useEffect(() => {
    if (isOpen && isPageVisible) session.read(revealedSeq);
  }, [isOpen, isPageVisible, revealedSeq, session]);

  useEffect(() => {
    if (focusRequest > 0) field.current?.focus();
  }, [focusRequest]);

  function answer(given: VisitorInput, byKeyboard: boolean, files?: readonly SentFile[]) {
    session.send(given, inputText(given, widget?.input ?? null) || null, files);
    // The pressed button goes away; with a touch the screen keyboard stays away too.
    if (byKeyboard) field.current?.focus();
  }
  const key = input && input.blockId + lastSeq(conversation);
  return (
    <main class="chat" aria-label={t("chat.label", { name: config.name })}>
      <Header
        config={config}
        state={widget}
        session={session}
        isMuted={isMuted}
        onMute={onMute}
        onClose={onClose}
      />
      <AnswerContext.Provider value={input && { input, answer }}>
        <Thread config={config} session={session} view={view} reveal={reveal} isOpen={isOpen}>
          {input && (input.kind === "choice" || input.kind === "choices") ? (
            <Options
              key={key}
              input={input}
              onChoose={(optionIds, byKeyboard) => answer({ kind: "choice", optionIds }, byKeyboard)}
            />
          ) : input && isRich(input) ? (
            <RichInput
              key={key}
              input={input}
              answer={answer}
              authorised={session.authorised}
              mapTiles={config.mapTiles}
            />
          ) : null}
        </Thread>
      </AnswerContext.Provider>
      <Notices view={view} />
      <Composer
        state={widget}
        input={input}
        isTyping={reveal.isTyping || isAnswering}
        placeholder={config.chatWindow.inputPlaceholder}
        field={field}
        onSend={(given) => answer(given, false)}
        onTyped={() => widget?.responder !== "bot" && session.typed()}
      />
      {config.showBrand && <p class="brand">{t("chat.brand")}</p>}
    </main>
  );
}

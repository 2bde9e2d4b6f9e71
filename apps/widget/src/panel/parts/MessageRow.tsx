// One message with its author, time and, for the visitor's own, how far it has come.

import type { WidgetConfig } from "@parley/contracts/widget";
import { t, timeOfDay } from "../texts/translate.ts";
import { BotAvatar, PersonAvatar } from "./Avatar.tsx";
import type { Pending } from "../session/conversationState.ts";
import { Content } from "./Content.tsx";
import type { ShownContent } from "./Content.tsx";
import { EventLine } from "./EventLine.tsx";
import type { Entry } from "./threadItems.ts";

export interface MessageRowProps {
  entry: Entry;
  config: WidgetConfig;
  /** Only the visitor's last message says how far it has come. */
  showsState: boolean;
  teamReadSeq: number;
  isWaiting: boolean;
  onRetry(): void;
  onDiscard(clientId: string): void;
}

/** What the visitor has sent, as it looks before the server has confirmed it. */
function promised(pending: Pending | null): ShownContent {
  const text = pending?.text ?? "";
  return pending?.files ? { kind: "files", text, files: [...pending.files] } : { kind: "text", text };
}

export function MessageRow({
  entry,
  config,
  showsState,
  teamReadSeq,
  isWaiting,
  onRetry,
  onDiscard,
}: MessageRowProps) {
  const { message, pending } = entry;
  if (message?.content.kind === "event") {
    return <EventLine content={message.content} chatWindow={config.chatWindow} isWaiting={isWaiting} />;
  }
  const isOwn = pending !== null || message?.author.kind === "visitor";
  const isAgent = message?.author.kind === "agent";
  const name = isOwn
    ? t("author.you")
    : isAgent
      ? config.chatWindow.agentDisplayName || message.author.name || t("author.team")
      : config.name;
  const problem = pending && pending.status !== "sending" ? pending : null;

  return (
    <div
      class={`row${isOwn ? " own" : ""}${entry.isFirst ? " first" : ""}${entry.isLast ? " last" : ""}${problem ? " failed" : ""}${message?.content.kind === "cards" ? " wide" : ""}`}
    >
      {!isOwn &&
        entry.isLast &&
        (isAgent ? <PersonAvatar name={name} /> : <BotAvatar icon={config.design.icon} />)}
      <div class="content">
        <span class="hidden">{name}:</span>
        <Content content={message ? message.content : promised(pending)} />
        {problem ? (
          <output class="meta problem">
            {t(problem.status === "failed" ? "message.failed" : "message.refused")}
            {problem.problem && `: ${problem.problem}`}{" "}
            {problem.status === "failed" ? (
              <button type="button" class="text-button" onClick={onRetry}>
                {t("message.retry")}
              </button>
            ) : (
              <button type="button" class="text-button" onClick={() => onDiscard(problem.clientId)}>
                {t("message.discard")}
              </button>
            )}
          </output>
        ) : (
          entry.showsMeta && (
            <p class="meta">
              {!isOwn && (
                <>
                  <bdi>{name}</bdi> ·{" "}
                </>
              )}
              {isOwn && showsState && (
                <>
                  {t(
                    pending
                      ? "message.sending"
                      : teamReadSeq >= (message?.seq ?? 0)
                        ? "message.read"
                        : "message.sent",
                  )}
                  {" · "}
                </>
              )}
              <time dateTime={entry.createdAt}>{timeOfDay(entry.createdAt)}</time>
            </p>
          )
        )}
      </div>
    </div>
  );
}

// A line between messages: somebody joined, is asked for, or is not there.

import type { ConversationEvent, MessageContent } from "@parley/contracts/messages";
import type { WidgetConfig } from "@parley/contracts/widget";
import { tinted } from "../applyTheme.ts";
import { t } from "../texts/translate.ts";

type EventContent = Extract<MessageContent, { kind: "event" }>;

const settings: Partial<Record<ConversationEvent, "requestColour" | "waitingColour" | "unavailableColour">> =
  {
    liveChatRequested: "waitingColour",
    liveChatUnavailable: "unavailableColour",
    liveChatExpired: "unavailableColour",
    agentJoined: "requestColour",
  };

export interface EventLineProps {
  content: EventContent;
  chatWindow: WidgetConfig["chatWindow"];
  /** The request is still open: somebody is being looked for. */
  isWaiting: boolean;
}

export function EventLine({ content, chatWindow, isWaiting }: EventLineProps) {
  const { event, title, text } = content;
  const name = chatWindow.agentDisplayName || content.name || t("author.team");
  const headline = title || t(`event.${event}`, { name });
  const setting = settings[event];
  const colours = setting ? tinted(chatWindow[setting]) : null;
  const style = colours ? { "--accent": colours.accent, "--surface": colours.surface } : {};
  if (!text && !title) {
    return (
      <p class="event" style={style}>
        <span>{headline}</span>
      </p>
    );
  }
  return (
    <div class="notice" style={style}>
      {isWaiting && <span class="pulse" aria-hidden="true" />}
      <p class="notice-title" dir="auto">
        {headline}
      </p>
      {text && <p dir="auto">{text}</p>}
    </div>
  );
}

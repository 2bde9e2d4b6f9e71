// One message of a conversation as calls to WhatsApp: its content, and with the last one of a turn the open question.

import type { InputRequest } from "@parley/contracts/messages";
import type { OutgoingMessage, Part, RenderContext } from "../../outbound.ts";
import { cardParts, pictureCards } from "./cards.ts";
import { contentParts } from "./contentParts.ts";
import type { HeaderMedia } from "./interactive.ts";
import { mediaOf } from "./media.ts";
import { questionOf, type Question } from "./question.ts";
import { controlParts, fitsUnderMedia, questionParts, showsSomething } from "./questionParts.ts";

export function render(message: OutgoingMessage, context: RenderContext): Part[] {
  const { input, replyTo } = message;
  const parts = input ? withQuestion(message, input, context) : contentParts(message.content, "", context);
  return parts.map((part, index) => finished(part, index, parts.length, replyTo));
}

/** The first part quotes; a file is waited for, because words behind it would come before it. */
function finished(part: Part, index: number, count: number, replyTo: string | undefined): Part {
  const isFollowed = index < count - 1;
  return {
    ...part,
    body: index === 0 && replyTo ? { ...part.body, context: { message_id: replyTo } } : part.body,
    ...(isFollowed && part.media !== undefined ? { mustArrive: true } : {}),
  };
}

function withQuestion({ content }: OutgoingMessage, input: InputRequest, context: RenderContext): Part[] {
  const question = questionOf(input, context);
  if (content.kind === "cards" && input.kind === "cards")
    return [
      ...cardParts(content.text, content.cards, input.blockId, context),
      ...controlParts(question, context),
    ];
  if (content.kind === "text") {
    if (input.kind === "choice" && input.options.some(({ imageUrl }) => imageUrl))
      return [
        ...cardParts(content.text, pictureCards(input.options), input.blockId, context),
        ...controlParts(question, context),
      ];
    return questionParts(content.text, question, context);
  }
  if (!showsSomething(question)) return contentParts(content, input.blockId, context);
  return (
    underMedia(content, question, context) ?? [
      ...contentParts(content, input.blockId, context),
      ...questionParts("", question, context),
    ]
  );
}

/** A picture, video or document with the question below it, when it all is one message. */
function underMedia(
  content: OutgoingMessage["content"],
  question: Question,
  context: RenderContext,
): Part[] | undefined {
  if (content.kind !== "image" && content.kind !== "video" && content.kind !== "document") return undefined;
  if (content.kind === "image" && content.isSticker) return undefined;
  const text = content.text ?? "";
  if (!fitsUnderMedia(text, question)) return undefined;
  const name = content.kind === "document" ? content.name : undefined;
  const media = mediaOf(content.kind, content.url, context, name);
  if (!media) return undefined;
  const header: HeaderMedia = { kind: content.kind, url: media.url, ...(name ? { name } : {}) };
  return questionParts(text, question, context, header);
}

// One message of a conversation as calls of the Send API.

import type { OutgoingMessage, Part, RenderContext } from "../outbound.ts";
import { numberedChoices } from "../text/numberedChoices.ts";
import { readQuestion, type Answer, type Question } from "../text/readQuestion.ts";
import { shortenAll } from "../text/shorten.ts";
import { splitText } from "../text/splitText.ts";
import { word } from "../text/words.ts";
import { draftContent, linkDrafts, type Draft } from "./draftContent.ts";
import { midOf } from "./parseMessaging.ts";
import type { Platform } from "./platform.ts";

/** Answers above the text field; more are numbered in words. */
const MOST_REPLIES = 13;
const TITLE_LENGTH = 20;

type QuickReply = Record<string, string>;

export function renderMessage(message: OutgoingMessage, context: RenderContext, platform: Platform): Part[] {
  const isOnCards = message.content.kind === "cards" && message.input?.kind === "cards";
  const drafts = draftContent(message, context, platform);
  const found = readQuestion(message.input, context);
  const question = found && isOnCards ? { ...found, answers: [] } : found;
  const replies = question ? ask(question, drafts, context, platform) : [];
  const parts = drafts.flatMap((draft) => toParts(draft, platform));
  const last = parts.at(-1);
  if (last && replies.length > 0) last.body["message"] = { ...messageOf(last), quick_replies: replies };
  const first = parts[0];
  if (first && platform.canReply && message.replyTo?.startsWith("m_"))
    first.body["reply_to"] = { mid: midOf(message.replyTo) };
  // A file takes longer on its way than the words behind it.
  for (const part of parts.slice(0, -1)) if (part.media) part.mustArrive = true;
  return parts;
}

/** Puts the question's words on the last message, or below it; gives what is to be pressed. */
function ask(question: Question, drafts: Draft[], context: RenderContext, platform: Platform): QuickReply[] {
  const { language } = context;
  const own = ownReplies(question);
  const beside = own.length + question.controls.length;
  const hasRoom = question.answers.length + beside <= MOST_REPLIES;
  const isWhole = question.answers.every(({ title }) => title.length <= TITLE_LENGTH);
  const isNumbered = question.answers.length > 0 && (question.isSeveral || !hasRoom || !isWhole);
  const described = isNumbered ? [] : question.answers.filter(({ text }) => text !== undefined);
  const words = [
    ...question.hints,
    ...described.map(({ title, text }) => `${title} – ${text ?? ""}`),
    ...(isNumbered ? [numberedChoices(question.answers, language, { several: question.isSeveral })] : []),
  ].join("\n");
  const pressable = hasRoom && !question.isSeveral ? question.answers : [];
  const replies = [...own, ...textReplies([...pressable, ...question.controls])];

  const last = drafts.at(-1);
  const said = last?.kind === "text" ? last.text : "";
  const needsWords = words !== "" || question.links.length > 0 || (replies.length > 0 && !last);
  if (!needsWords) return replies;
  if (last?.kind === "text") drafts.pop();
  const text = [said, words].filter(Boolean).join("\n\n") || word("chooseBelow", language);
  drafts.push(...linkDrafts(text, question.links, context, platform));
  return replies;
}

/** What the person's profile knows. */
function ownReplies({ asks }: Question): QuickReply[] {
  if (asks === "phone") return [{ content_type: "user_phone_number" }];
  return asks === "email" ? [{ content_type: "user_email" }] : [];
}

/** Titles that are too long stand whole in the words above. */
function textReplies(answers: readonly Answer[]): QuickReply[] {
  const titles = shortenAll(
    answers.map(({ title }) => title),
    TITLE_LENGTH,
  );
  return answers.map(({ id }, index) => ({ content_type: "text", title: titles[index] ?? "", payload: id }));
}

function toParts(draft: Draft, { text: limit }: Platform): Part[] {
  switch (draft.kind) {
    case "text":
      return splitText(draft.text, limit.maximum, limit.unit).map((text) => part({ text }));
    case "buttons":
      return [part(template({ template_type: "button", text: draft.text, buttons: draft.buttons }))];
    case "cards":
      return [part(template({ template_type: "generic", elements: draft.elements }))];
    case "media":
      return [{ ...part({ attachment: { type: draft.type, payload: {} } }), media: draft.media }];
  }
}

function part(message: Record<string, unknown>): Part {
  return { call: "messages", body: { message } };
}

function template(payload: Record<string, unknown>): Record<string, unknown> {
  return { attachment: { type: "template", payload } };
}

function messageOf({ body }: Part): Record<string, unknown> {
  const { message } = body;
  return typeof message === "object" && message !== null ? { ...message } : {};
}

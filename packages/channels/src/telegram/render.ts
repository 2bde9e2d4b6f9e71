// One message of a conversation as calls of the Bot API.

import type { OutgoingMessage, Part, RenderContext } from "../outbound.ts";
import { numberedChoices } from "../text/numberedChoices.ts";
import { readQuestion, type Question } from "../text/readQuestion.ts";
import { splitText } from "../text/splitText.ts";
import { word } from "../text/words.ts";
import { draftContent, type Draft } from "./draftContent.ts";
import { answerRows, isButtonUrl, linkRows, MOST_BUTTONS, requestKeyboard } from "./keyboard.ts";
import { richField } from "./richHtml.ts";

/** Text of one message, in UTF-16 units after its marks are read. */
const TEXT_LENGTH = 4_096;
/** Text below a picture or file, counted the same way. */
const CAPTION_LENGTH = 1_024;

export function render(message: OutgoingMessage, context: RenderContext): Part[] {
  const question = readQuestion(message.input, context);
  const isOnCards = message.content.kind === "cards" && message.input?.kind === "cards";
  const drafts = draftContent(message, context);
  if (question) ask(isOnCards ? { ...question, answers: [] } : question, drafts, context);
  const parts = drafts.flatMap(toParts);
  answerTo(parts, message.replyTo);
  if (context.isKeyboardOpen) closeKeyboard(parts);
  return parts;
}

/** Puts the question's words and buttons on the last message, or below it when it has no room for them. */
function ask(question: Question, drafts: Draft[], context: RenderContext): void {
  const buttonLinks = question.links.filter(({ url }) => isButtonUrl(url));
  const wordLinks = question.links.filter(({ url }) => !isButtonUrl(url));
  const hasRoom = question.answers.length + question.controls.length + buttonLinks.length <= MOST_BUTTONS;
  const isNumbered = question.answers.length > 0 && (question.isSeveral || !hasRoom);
  const described = isNumbered ? [] : question.answers.filter(({ text }) => text !== undefined);
  const words = [
    ...question.hints,
    ...wordLinks.map(({ title, url }) => `${title}: ${url}`),
    ...described.map(({ title, text }) => `${title} – ${text ?? ""}`),
    ...(isNumbered
      ? [numberedChoices(question.answers, context.language, { several: question.isSeveral })]
      : []),
  ].join("\n");
  const keyboard = requestKeyboard(question, context.language);
  const rows = [
    ...linkRows(buttonLinks),
    ...(isNumbered ? [] : answerRows(question.answers)),
    ...(keyboard ? [] : answerRows(question.controls)),
  ];
  if (words === "" && rows.length === 0 && !keyboard) return;

  const last = drafts.at(-1);
  const carries = last !== undefined && !(keyboard && last.rows.length > 0);
  const draft: Draft = carries ? last : { text: "", rows: [] };
  if (!carries) drafts.push(draft);
  draft.text = [draft.text, words].filter(Boolean).join("\n\n");
  // Buttons need a message to stand below.
  if (!draft.call && draft.text.trim() === "") draft.text = word("chooseBelow", context.language);
  draft.rows.push(...rows);
  if (keyboard) draft.keyboard = keyboard;
}

/** A caption that is too long becomes a text below its file; buttons stay at the end. */
function toParts(draft: Draft): Part[] {
  const { call, media, text } = draft;
  const markup = markupOf(draft);
  if (!call) return textParts(text, markup);
  const isCaption = media !== undefined && media.kind !== "sticker" && text.length <= CAPTION_LENGTH;
  const below = isCaption || text === "" ? [] : textParts(text, markup);
  const caption = isCaption && text !== "" ? richField("caption", text) : { body: {} };
  return [
    {
      call,
      body: { ...draft.body, ...caption.body, ...(below.length === 0 ? markup : {}) },
      ...(media === undefined ? {} : { media }),
      ...(caption.plain === undefined ? {} : { plain: caption.plain }),
    },
    ...below,
  ];
}

function textParts(text: string, markup: Record<string, unknown>): Part[] {
  if (text.trim() === "") return [];
  const pieces = splitText(text, TEXT_LENGTH, "utf16");
  return pieces.map((piece, index) => {
    const { body, plain } = richField("text", piece);
    return {
      call: "sendMessage",
      body: { ...body, ...(index === pieces.length - 1 ? markup : {}) },
      ...(plain === undefined ? {} : { plain }),
    };
  });
}

function markupOf({ rows, keyboard }: Draft): Record<string, unknown> {
  if (keyboard) return { reply_markup: keyboard };
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } };
}

function answerTo(parts: Part[], replyTo: string | undefined): void {
  const first = parts[0];
  // A press has no message of its own to answer.
  if (!first || replyTo === undefined || !/^\d+$/.test(replyTo)) return;
  first.body["reply_parameters"] = { message_id: Number(replyTo), allow_sending_without_reply: true };
}

/** One message carries one kind of keyboard: an old one goes with the first that has none of its own. */
function closeKeyboard(parts: Part[]): void {
  const free = parts.find(({ body }) => body["reply_markup"] === undefined);
  if (free) free.body["reply_markup"] = { remove_keyboard: true };
}

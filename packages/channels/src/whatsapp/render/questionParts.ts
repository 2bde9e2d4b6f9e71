// A question with its text: as buttons, a list, a link, or numbered words, whichever holds it.

import type { Part, RenderContext } from "../../outbound.ts";
import { numberedChoices } from "../../text/numberedChoices.ts";
import { word } from "../../text/words.ts";
import {
  buttonsPart,
  fitsButtons,
  fitsList,
  linkPart,
  listPart,
  locationRequestPart,
  type HeaderMedia,
} from "./interactive.ts";
import { BODY_LENGTH } from "./messageLimits.ts";
import type { Question } from "./question.ts";
import { paragraphs, textParts, withTail } from "./texts.ts";

/** Whether there is anything to show beside the question's own words. */
export function showsSomething({ answers, controls, hint, page, asksLocation }: Question): boolean {
  return (
    answers.length + controls.length > 0 || hint !== undefined || page !== undefined || asksLocation === true
  );
}

/** Whether text, answers and a picture above them are one message. */
export function fitsUnderMedia(text: string, question: Question): boolean {
  const body = paragraphs(text, question.hint);
  return (
    body !== "" &&
    body.length <= BODY_LENGTH &&
    fitsButtons([...question.answers, ...question.controls]) &&
    !question.isSeveral &&
    !question.asksLocation &&
    !question.page
  );
}

export function questionParts(
  text: string,
  question: Question,
  context: RenderContext,
  header?: HeaderMedia,
): Part[] {
  const { language } = context;
  const { answers, controls, hint, page } = question;
  const full = paragraphs(text, hint);
  const body = full || word("chooseBelow", language);
  if (question.asksLocation)
    return [
      ...withTail(full || word("shareLocation", language), locationRequestPart),
      ...controlParts(question, context),
    ];
  if (page)
    return [
      ...withTail(full || page.title, (tail) => linkPart(tail, page)),
      ...controlParts(question, context),
    ];
  if (answers.length === 0 || question.isSeveral) return typedParts(full, question, context);

  const all = [...answers, ...controls];
  if (fitsButtons(all)) return withTail(body, (tail) => buttonsPart(tail, all, header));
  if (fitsList(all) || question.isPartial)
    return withTail(body, (tail) => listPart(tail, all, word("options", language)));
  return typedParts(full, question, context);
}

/** The answers in words, and skip and back as buttons below. */
function typedParts(text: string, question: Question, context: RenderContext): Part[] {
  const { answers, controls, isSeveral = false, typed } = question;
  const words =
    answers.length === 0
      ? undefined
      : isSeveral || typed === undefined
        ? numberedChoices(answers, context.language, { several: isSeveral })
        : typed;
  const full = paragraphs(text, words);
  if (controls.length === 0) return textParts(full);
  return withTail(full || word("chooseBelow", context.language), (tail) => buttonsPart(tail, controls));
}

/** Skip and back after a message that has no room for them. */
export function controlParts({ controls }: Question, { language }: RenderContext): Part[] {
  return controls.length === 0 ? [] : [buttonsPart(word("or", language), controls)];
}

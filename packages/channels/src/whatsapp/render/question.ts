// What the bot waits for, as WhatsApp can ask it: on top of the reading all channels share, ratings and free times get
// titles that fit a list, and pages become a button.

import type { InputRequest } from "@parley/contracts/messages";
import { plainText } from "@parley/contracts/richText";
import type { RenderContext } from "../../outbound.ts";
import { readQuestion, type Answer } from "../../text/readQuestion.ts";
import { word } from "../../text/words.ts";
import { ratingAnswers } from "./rating.ts";
import { slotAnswers } from "./slots.ts";
import { linkLine, lines, paragraphs } from "./texts.ts";

export interface Question {
  answers: Answer[];
  /** Skip, back and the like: beside the answers where they fit, below them otherwise. */
  controls: Answer[];
  /** Words behind the question. */
  hint?: string;
  /** Several answers at once: they are typed as numbers. */
  isSeveral?: boolean;
  /** What to type when the answers do not fit a list, in place of numbering them. */
  typed?: string;
  /** The answers to press are only the first of many: the words name all. */
  isPartial?: boolean;
  /** A page where the answer is given. */
  page?: { title: string; url: string };
  asksLocation?: boolean;
}

export function questionOf(input: InputRequest, context: RenderContext): Question {
  const read = readQuestion(input, context);
  const controls = read?.controls ?? [];
  const question: Question = {
    answers: (read?.answers ?? []).map(withoutMarks),
    controls,
    isSeveral: read?.isSeveral ?? false,
    asksLocation: input.kind === "location",
  };
  const hint = lines(...(read?.hints ?? []));
  const links = lines(...(read?.links ?? []).map(({ title, url }) => linkLine(title, url)));
  switch (input.kind) {
    case "rating":
      return { ...question, ...ratingAnswers(input, context.language) };
    case "appointment":
      return { ...question, ...slotAnswers(input, context.language, controls.length) };
    case "signature":
      return { ...question, ...hinted(word("nameOrPicture", context.language)), ...pageOf(read?.links) };
    case "form":
      return {
        ...question,
        ...hinted(lines(...input.fields.map(({ label }) => `• ${label}`))),
        ...pageOf(read?.links),
      };
    default:
      return { ...question, ...hinted(paragraphs(hint, links)) };
  }
}

function withoutMarks({ id, title, text }: Answer): Answer {
  return { id, title: plainText(title), ...(text === undefined ? {} : { text: plainText(text) }) };
}

function hinted(hint: string): Pick<Question, "hint"> {
  return hint === "" ? {} : { hint };
}

function pageOf(links: readonly { title: string; url: string }[] = []): Pick<Question, "page"> {
  const [page] = links;
  return page ? { page } : {};
}

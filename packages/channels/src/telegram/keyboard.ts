// Buttons of Telegram: below a message, or in place of the person's keyboard.

import { shortenAll } from "../text/shorten.ts";
import type { Answer, Question } from "../text/readQuestion.ts";
import { word } from "../text/words.ts";

/** Buttons of one message; more are numbered in words. */
export const MOST_BUTTONS = 100;
/** Longest title that is readable in a row of its own. */
export const TITLE_LENGTH = 64;
/** How many buttons stand in one row, by the longest title among them. */
const rowSizes = [
  { titleLength: 2, size: 6 },
  { titleLength: 6, size: 4 },
  { titleLength: 10, size: 3 },
  { titleLength: 18, size: 2 },
];

export type InlineButton = { text: string } & ({ callback_data: string } | { url: string });
export type InlineRows = InlineButton[][];

export function answerRows(answers: readonly Answer[]): InlineRows {
  const titles = shortenAll(
    answers.map(({ title }) => title),
    TITLE_LENGTH,
  );
  const longest = Math.max(0, ...titles.map((title) => title.length));
  const size = rowSizes.find(({ titleLength }) => longest <= titleLength)?.size ?? 1;
  const buttons = answers.map(({ id }, index) => ({ text: titles[index] ?? "", callback_data: id }));
  return Array.from({ length: Math.ceil(buttons.length / size) }, (_, row) =>
    buttons.slice(row * size, (row + 1) * size),
  );
}

export function linkRows(links: readonly { title: string; url: string }[]): InlineRows {
  const titles = shortenAll(
    links.map(({ title }) => title),
    TITLE_LENGTH,
  );
  return links.map(({ url }, index) => [{ text: titles[index] ?? "", url }]);
}

/** Telegram opens web pages from buttons, but refuses addresses of a local network. */
export function isButtonUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "tg:") return true;
  return (protocol === "https:" || protocol === "http:") && /\.[a-z]/i.test(hostname);
}

/** Asks the person's app for what it knows. Its other buttons send their title as a text. */
export function requestKeyboard(question: Question, language: string): Record<string, unknown> | undefined {
  const request =
    question.asks === "phone"
      ? { text: word("sharePhone", language), request_contact: true }
      : question.asks === "location"
        ? { text: word("shareLocation", language), request_location: true }
        : undefined;
  if (!request) return undefined;
  return {
    keyboard: [[request], ...question.controls.map(({ title }) => [{ text: title }])],
    resize_keyboard: true,
    one_time_keyboard: true,
  };
}

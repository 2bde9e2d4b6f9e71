// The steps of a rating as answers.

import type { InputRequest } from "@parley/contracts/messages";
import { answerId } from "../../answerId.ts";
import type { Answer } from "../../text/readQuestion.ts";
import { word } from "../../text/words.ts";

const faces = ["😞", "🙁", "😐", "🙂", "😀"];

type Rating = Extract<InputRequest, { kind: "rating" }>;

export function ratingAnswers(input: Rating, language: string): { answers: Answer[]; typed: string } {
  const { blockId, min, max, labels } = input;
  const count = Math.max(0, max - min + 1);
  const answers = Array.from({ length: count }, (_, index) => {
    const label = labels[index];
    return {
      id: answerId(blockId, String(min + index)),
      title: stepTitle(input, index, count),
      ...(label ? { text: label } : {}),
    };
  });
  return { answers, typed: typedWords(input, language) };
}

function stepTitle({ style, min }: Rating, index: number, count: number): string {
  const value = min + index;
  switch (style) {
    case "stars":
      return value > 0 ? "⭐".repeat(value) : String(value);
    case "emoji": {
      const place = count > 1 ? Math.round((index * (faces.length - 1)) / (count - 1)) : faces.length - 1;
      return count > faces.length ? String(value) : (faces[place] ?? String(value));
    }
    case "numbers":
    case "nps":
      return String(value);
  }
}

/** Labels tell what the ends mean; without any the numbers do. */
function typedWords({ min, max, labels }: Rating, language: string): string {
  const named = labels.flatMap((label, index) => (label ? [`${min + index} – ${label}`] : []));
  const scale = named.length > 0 ? named.join("\n") : word("worstToBest", language, { min, max });
  return `${scale}\n\n${word("numberBetween", language, { min, max })}`;
}

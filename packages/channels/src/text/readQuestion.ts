// An open question as what any channel can make of it: answers for buttons, words on how to answer, pages to open.

import type { ChoiceOption, InputRequest, TimeSlot } from "@parley/contracts/messages";
import { answerId, controlAnswers } from "../answerId.ts";
import type { RenderContext } from "../outbound.ts";
import { word } from "./words.ts";

export interface Answer {
  /** As it comes back when it is pressed. */
  id: string;
  title: string;
  /** What the title leaves out. */
  text?: string;
}

export interface Question {
  answers: Answer[];
  /** Several may be chosen, which no button can say: they are numbered. */
  isSeveral: boolean;
  /** Skip, back, a new code: beside the answers, or alone. */
  controls: Answer[];
  /** How to answer in words. */
  hints: string[];
  links: { title: string; url: string }[];
  /** What the person's app may know by itself. */
  asks: "phone" | "email" | "location" | undefined;
}

export function readQuestion(
  input: InputRequest | null | undefined,
  context: RenderContext,
): Question | undefined {
  if (!input) return undefined;
  const { language } = context;
  const own = readOwn(input, context);
  const options = own.options ?? [];
  return {
    answers: options.map(({ id, title, text }) => ({
      id: answerId(input.blockId, id),
      title,
      ...(text ? { text } : {}),
    })),
    isSeveral: input.kind === "choices",
    controls: [
      ...(input.kind === "otp" ? [control(input.blockId, "resend", word("newCode", language))] : []),
      ...(input.canSkip ? [control(input.blockId, "skip", word("skip", language))] : []),
      ...(input.canGoBack ? [control(input.blockId, "back", word("back", language))] : []),
    ],
    hints: (own.hints ?? []).filter((hint) => hint !== ""),
    links: own.links ?? [],
    asks: own.asks,
  };
}

function control(blockId: string, name: keyof typeof controlAnswers, title: string): Answer {
  return { id: answerId(blockId, controlAnswers[name]), title };
}

interface Own {
  options?: ChoiceOption[];
  hints?: string[];
  links?: Question["links"];
  asks?: Question["asks"];
}

function readOwn(input: InputRequest, context: RenderContext): Own {
  const { language, answerUrl } = context;
  switch (input.kind) {
    case "text":
    case "name":
    case "url":
    case "files":
    case "otp":
      return {};
    case "email":
    case "phone":
    case "location":
      return { asks: input.kind };
    case "choice":
    case "choices":
    case "cards":
      return { options: input.options };
    case "number":
    case "range": {
      const { min, max } = input;
      return min === null || max === null ? {} : { hints: [word("numberBetween", language, { min, max })] };
    }
    case "date":
      return { hints: [word(dateWords[input.mode], language)] };
    case "rating":
      return readRating(input, language);
    case "signature":
      return answerUrl
        ? { links: [{ title: word("sign", language), url: answerUrl }] }
        : { hints: [word("nameOrPicture", language)] };
    case "iframe":
      return {
        links: [{ title: input.title, url: context.absoluteUrl(input.url) }],
        options: [{ id: "done", title: input.buttonLabel }],
      };
    case "appointment":
      return {
        options: input.slots.map((slot) => ({
          id: slot.start,
          title: slotTitle(slot, input.timeZone, language),
        })),
      };
    case "consent":
      return {
        links: input.linkUrl ? [{ title: input.linkTitle || input.linkUrl, url: input.linkUrl }] : [],
        options: [
          { id: "yes", title: input.acceptLabel },
          { id: "no", title: input.declineLabel },
        ],
      };
    case "form":
      return answerUrl
        ? { links: [{ title: word("fillIn", language), url: answerUrl }] }
        : { hints: input.fields.map(({ label }) => label) };
  }
}

const dateWords = {
  date: "dayFormat",
  dateTime: "momentFormat",
  time: "timeFormat",
  range: "daysFormat",
} as const;

function readRating(input: Extract<InputRequest, { kind: "rating" }>, language: string): Own {
  const { min, max, labels, style } = input;
  const steps = Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => min + index);
  const words = steps.flatMap((step, index) => (labels[index] ? [`${step} – ${labels[index]}`] : []));
  const scale = style === "nps" && words.length === 0 ? [word("worstToBest", language, { min, max })] : [];
  return {
    options: steps.map((step) => ({ id: String(step), title: String(step) })),
    hints: [...words, ...scale],
  };
}

/** `Mon 5 Jan, 10:00` as clocks at the calendar's place show it. */
function slotTitle({ start }: TimeSlot, timeZone: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(new Date(start));
  } catch {
    return start.slice(0, 16).replace("T", " ");
  }
}

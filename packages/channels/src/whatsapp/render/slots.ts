// Free times as answers: the first ones to press, all of them in words when there are more.

import type { InputRequest, TimeSlot } from "@parley/contracts/messages";
import { answerId } from "../../answerId.ts";
import { word } from "../../text/words.ts";
import type { Question } from "./question.ts";
import { MOST_ROWS } from "./messageLimits.ts";

type Appointment = Extract<InputRequest, { kind: "appointment" }>;

/** `controls` is how many rows are needed beside the times. */
export function slotAnswers(
  { blockId, slots, timeZone }: Appointment,
  language: string,
  controls: number,
): Pick<Question, "answers" | "hint" | "isPartial"> {
  const moment = formatter(language, timeZone, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  const room = MOST_ROWS - controls;
  const answers = slots
    .slice(0, room)
    .map(({ start }) => ({ id: answerId(blockId, start), title: moment(start) }));
  const place = `🕒 ${timeZone}`;
  if (slots.length <= room) return { answers, hint: place };
  const hint = `${daysInWords(slots, language, timeZone)}\n\n${place}\n${word("momentFormat", language)}`;
  return { answers, hint, isPartial: true };
}

/** One line for each day. */
function daysInWords(slots: readonly TimeSlot[], language: string, timeZone: string): string {
  const day = formatter(language, timeZone, { weekday: "short", day: "numeric", month: "short" });
  const time = formatter(language, timeZone, { hour: "numeric", minute: "2-digit" });
  const days = new Map<string, string[]>();
  for (const { start } of slots) {
    const name = day(start);
    days.set(name, [...(days.get(name) ?? []), time(start)]);
  }
  return [...days].map(([name, times]) => `*${name}*: ${times.join(", ")}`).join("\n");
}

/** A language or time zone that is none falls back to English and UTC. */
function formatter(
  language: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): (instant: string) => string {
  const format = firstThatWorks(
    () => new Intl.DateTimeFormat(language, { ...options, timeZone }),
    () => new Intl.DateTimeFormat("en", { ...options, timeZone }),
  );
  const known = format ?? new Intl.DateTimeFormat("en", { ...options, timeZone: "UTC" });
  return (instant) => {
    const moment = new Date(instant);
    return Number.isNaN(moment.getTime()) ? instant : known.format(moment).replace(/\s/g, " ");
  };
}

function firstThatWorks<Value>(...ways: (() => Value)[]): Value | undefined {
  for (const way of ways) {
    try {
      return way();
    } catch {
      // The next way is tried.
    }
  }
  return undefined;
}

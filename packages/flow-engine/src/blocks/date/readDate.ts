// Reads a day, a time, both, or a range of days, picked or typed.

import type { InputRequest, VisitorInput } from "@parley/contracts/messages";
import { isDay, parseDay } from "../request/days.ts";
import type { BadReading, Reading } from "../request/requestSpecification.ts";
import { isTime, parseTime, splitTime } from "../request/times.ts";

type DateRequest = Extract<InputRequest, { kind: "date" }>;

const examples: Record<DateRequest["mode"], string> = {
  date: "Please write the day like 2026-05-04 or 4 May 2026.",
  dateTime: "Please write it like 2026-05-04 15:30 or 4 May 2026 at 3:30 pm.",
  time: "Please write the time like 15:30 or 3:30 pm.",
  range: "Please write both days, like 2026-05-04 to 2026-05-08.",
};

export function readDate(input: VisitorInput, request: DateRequest, today: string): Reading {
  const unreadable: BadReading = { ok: false, reason: "not_a_date", message: examples[request.mode] };
  switch (request.mode) {
    case "date": {
      const day = picked(input, isDay) ?? typed(input, (text) => parseDay(text, today));
      return day === null ? unreadable : (refusalOf(day, request) ?? good(day, day));
    }
    case "time": {
      const time = picked(input, isTime) ?? typed(input, parseTime);
      return time === null ? unreadable : good(time, time);
    }
    case "dateTime": {
      const moment = pickedMoment(input) ?? typed(input, (text) => typedMoment(text, today));
      if (moment === null) return unreadable;
      return refusalOf(moment.slice(0, 10), request) ?? good(moment, moment.replace("T", " "));
    }
    case "range": {
      const range = pickedRange(input) ?? typed(input, (text) => typedRange(text, today));
      if (range === null) return unreadable;
      return refusalOf(range[0], request) ?? refusalOf(range[1], request) ?? readRange(range);
    }
  }
}

function good(value: string, text: string): Reading {
  return { ok: true, value, text };
}

function readRange([from, to]: [string, string]): Reading {
  if (to < from) {
    return { ok: false, reason: "range_reversed", message: "The last day must not be before the first." };
  }
  const parts = { from: { value: from, text: from }, to: { value: to, text: to } };
  return { ok: true, value: [from, to], text: `${from} – ${to}`, parts };
}

function refusalOf(day: string, { min, max }: DateRequest): BadReading | null {
  const refuse = (message: string): BadReading => ({ ok: false, reason: "out_of_range", message });
  if (min !== null && day < min) return refuse(`Please choose a day from ${min} on.`);
  return max !== null && day > max ? refuse(`Please choose a day up to ${max}.`) : null;
}

function picked(input: VisitorInput, fits: (text: string) => boolean): string | null {
  return input.kind === "date" && fits(input.from) ? input.from : null;
}

function typed<Value>(input: VisitorInput, read: (text: string) => Value | null): Value | null {
  return input.kind === "text" ? read(input.text) : null;
}

function pickedMoment(input: VisitorInput): string | null {
  if (input.kind !== "date") return null;
  const [day = "", time = "", ...rest] = input.from.split("T");
  return rest.length === 0 && isDay(day) && isTime(time) ? `${day}T${time}` : null;
}

function pickedRange(input: VisitorInput): [string, string] | null {
  if (input.kind !== "date" || input.to === undefined) return null;
  return isDay(input.from) && isDay(input.to) ? [input.from, input.to] : null;
}

export function typedMoment(text: string, today: string): string | null {
  const split = splitTime(text);
  const day = split && parseDay(split.day, today);
  return split && day ? `${day}T${split.time}` : null;
}

function typedRange(text: string, today: string): [string, string] | null {
  const parts = text
    .trim()
    .toLowerCase()
    .replace(/^(?:from|between) /, "")
    .split(/ (?:to|until|till|through|and|-) | ?[–—] ?/);
  if (parts.length !== 2) return null;
  const [first = "", second = ""] = parts;
  const to = parseDay(second, today);
  if (to === null) return null;
  // "4 to 6 May": the first day is in the month of the second.
  const bare = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(first.trim())?.[1];
  const from = bare === undefined ? parseDay(first, today) : `${to.slice(0, 8)}${bare.padStart(2, "0")}`;
  return from !== null && isDay(from) ? [from, to] : null;
}

// Comparing facts with values. Numbers are compared as numbers when both sides are numbers, everything else as text
// without regard to case. A fact with several values (tags, several options) matches when one of them does.

import { matchesRegex } from "../regex/linearRegex.ts";
import { compareDates, isSameDay } from "./compareDates.ts";
import type { ConditionOperator } from "./schema.ts";

/** The values a subject has: none when it is unknown. */
export type SubjectValues = readonly string[];

/** Example: `compare(["Berlin"], "equals", "berlin", "UTC")` is true. The time zone is for days and moments. */
export function compare(
  subject: SubjectValues,
  operator: ConditionOperator,
  value: string,
  timeZone: string,
): boolean {
  const values = subject.map(normalise).filter((text) => text !== "");
  const wanted = normalise(value);
  switch (operator) {
    case "equals":
      return wanted === "" ? values.length === 0 : values.some((text) => areEqual(text, wanted));
    case "notEquals":
      return !compare(subject, "equals", value, timeZone);
    case "contains":
      return wanted !== "" && values.some((text) => text.includes(wanted));
    case "notContains":
      return !compare(subject, "contains", value, timeZone);
    case "startsWith":
      return wanted !== "" && values.some((text) => text.startsWith(wanted));
    case "endsWith":
      return wanted !== "" && values.some((text) => text.endsWith(wanted));
    case "greaterThan":
      return values.some((text) => order(text, wanted) > 0);
    case "atLeast":
      return values.some((text) => order(text, wanted) >= 0);
    case "lessThan":
      return values.some((text) => order(text, wanted) < 0);
    case "atMost":
      return values.some((text) => order(text, wanted) <= 0);
    case "isEmpty":
      return values.length === 0;
    case "isNotEmpty":
      return values.length > 0;
    case "inList":
      return listEntries(wanted).some((entry) => values.some((text) => areEqual(text, entry)));
    case "notInList":
      return !compare(subject, "inList", value, timeZone);
    case "matches":
      return subject.some((text) => matchesRegex(value, text.trim()));
    case "notMatches":
      return !compare(subject, "matches", value, timeZone);
    case "hasTag":
      return wanted !== "" && values.includes(wanted);
    case "hasNoTag":
      return !compare(subject, "hasTag", value, timeZone);
    case "isBefore":
      return values.some((text) => compareDates(text, wanted, timeZone) === -1);
    case "isAfter":
      return values.some((text) => compareDates(text, wanted, timeZone) === 1);
    case "isOn":
      return values.some((text) => isSameDay(text, wanted, timeZone));
  }
}

function listEntries(value: string): string[] {
  return value
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function normalise(text: string): string {
  return text.trim().toLowerCase();
}

function areEqual(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [asNumber(a), asNumber(b)];
  return first !== null && first === second;
}

/** Which is larger: numbers by value, dates by time. Anything else has no order, and the answer is NaN. */
function order(a: string, b: string): number {
  const [first, second] = [asNumber(a) ?? asDate(a), asNumber(b) ?? asDate(b)];
  return first === null || second === null ? Number.NaN : first - second;
}

function asNumber(text: string): number | null {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

function asDate(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:t[\d:.]+(?:z|[+-]\d{2}:\d{2}))?$/.test(text)) return null;
  const time = Date.parse(text.toUpperCase());
  return Number.isNaN(time) ? null : time;
}

// Filters of Parley beside Liquid's own: sums with dates, and values out of JSON. Pure like the others.

import { parseResponsePath, readJsonPath } from "@parley/contracts/responsePath";
import type { Context, Liquid } from "liquidjs";
import { engineLimits } from "../engine/limits.ts";
import { momentText } from "./wallTime.ts";

const units: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 7 * 86_400_000,
};
const unitNames = Object.keys(units);

export function addFilters(liquid: Liquid): void {
  /** Example: `{{ now | date_add: 3, "days" | date: "%Y-%m-%d" }}`. A text that is no date stays as it is. */
  liquid.registerFilter("date_add", function (value: unknown, amount: unknown, unit: unknown) {
    const time = timeOf(value, this.context);
    const moved = new Date(time + Number(amount ?? 0) * unitOf(unit));
    return Number.isNaN(moved.getTime()) ? value : moved.toISOString();
  });
  /** Whole units from the first to the second. Example: `{{ now | date_until: attributes.birthday, "days" }}`. */
  liquid.registerFilter("date_until", function (value: unknown, other: unknown, unit: unknown) {
    const length = (timeOf(other, this.context) - timeOf(value, this.context)) / unitOf(unit);
    return Number.isNaN(length) ? "" : Math.trunc(length);
  });
  /** A value out of JSON. Example: `{{ variables.reply | pick: "order.items[0].name" }}`. Lists keep being lists. */
  liquid.registerFilter("pick", (value: unknown, path: unknown) => {
    const parsed = parseResponsePath(String(path ?? ""));
    if (parsed?.kind !== "json") return "";
    const found = readJsonPath(jsonOf(value), parsed.keys);
    if (found === undefined || found === null) return "";
    if (Array.isArray(found) && found.every((item) => typeof item !== "object")) return found.map(String);
    return typeof found === "object" ? JSON.stringify(found) : found;
  });
}

function unitOf(unit: unknown): number {
  const name = `${String(unit ?? "days").replace(/s$/, "")}s`;
  return unitNames.includes(name) ? (units[name] ?? Number.NaN) : Number.NaN;
}

function timeOf(value: unknown, { environments, globals }: Context): number {
  if (typeof value === "number") return value * 1_000;
  const isNow = value === "now" || value === "today";
  const text = isNow && isRecord(environments) ? environments["now"] : value;
  const zone = isRecord(globals) ? globals["timeZone"] : undefined;
  if (typeof text !== "string") return Number.NaN;
  return Date.parse(momentText(text, typeof zone === "string" ? zone : "UTC"));
}

function jsonOf(value: unknown): unknown {
  if (typeof value !== "string" || value.length > engineLimits.renderedLength) return value;
  try {
    const json: unknown = JSON.parse(value);
    return json;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

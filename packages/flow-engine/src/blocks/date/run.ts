// Date: a day, a time, both, or a range of days, within bounds that may move with today.

import { renderText, type StepRun } from "../../engine/stepRun.ts";
import { localMoment } from "../../engine/localTime.ts";
import type { BlockContext, CheckContext } from "../blockKind.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { isDay, parseDay } from "../request/days.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readDate } from "./readDate.ts";
import { dateSettings, type DateSettings } from "./schema.ts";

export const dateBlock = defineRequestBlock<DateSettings>({
  kind: "date",
  group: "request",
  label: "Date and time",
  description: "Asks for a day, a time, or a range of days.",
  icon: "IconCalendar",
  keywords: ["calendar", "day", "time", "when", "birthday", "period"],
  schema: dateSettings,
  errorMessage: "Please choose a date.",
  input: (context, base) => ({
    kind: "date",
    ...base,
    mode: context.settings.mode,
    min: boundOf(context, "min"),
    max: boundOf(context, "max"),
  }),
  read(input, { run }, offered) {
    if (offered?.kind !== "date") return { ok: false, reason: "not_a_date" };
    return readDate(input, offered, todayOf(run));
  },
  answerParts: (settings) =>
    settings.mode === "range"
      ? [
          { id: "from", label: "First day" },
          { id: "to", label: "Last day" },
        ]
      : [],
  check: checkBounds,
  channels: onMessengers("There is no calendar: visitors type the date, for example 4 May 2026."),
});

/** The day it is at the bot's place. */
function todayOf(run: StepRun): string {
  return localMoment(run.environment.now, run.environment.bot.timeZone)?.day ?? "1970-01-01";
}

/** Times of day have no bounds; a bound that cannot be read is left out. */
function boundOf({ block, settings, run }: BlockContext<DateSettings>, key: "min" | "max"): string | null {
  const text = renderText(run, block.id, settings[key]).trim();
  if (text === "" || settings.mode === "time") return null;
  const day = parseDay(text, todayOf(run));
  if (day === null) {
    run.trace.push({ kind: "warning", blockId: block.id, code: "date_unreadable", detail: text });
  }
  return day;
}

function checkBounds({ settings, report }: CheckContext<DateSettings>): void {
  if (settings.mode === "time") return;
  // Any day will do to see whether a bound can be read.
  const someDay = "2026-01-01";
  for (const key of ["min", "max"] as const) {
    const text = settings[key].trim();
    const isReadable = text === "" || text.includes("{") || parseDay(text, someDay) !== null;
    if (!isReadable) report("date_unreadable", `settings.${key}`, { text });
  }
  const [min, max] = [settings.min.trim(), settings.max.trim()];
  const days = [min, max].map((text) => parseDay(text, someDay));
  const [from, to] = days;
  // A fixed day and one that moves with today cannot be compared.
  if (from && to && isDay(min) === isDay(max) && from > to) report("range_empty", "settings.min");
}

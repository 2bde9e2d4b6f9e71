// A trigger in one plain sentence.

import type { FlowTrigger } from "@parley/contracts/flow";
import { currentLanguage, t } from "../../../i18n/t.ts";

/** Words quoted in the sentence; the rest is counted. */
const quoted = 3;

export function describeTrigger(trigger: FlowTrigger): string {
  switch (trigger.kind) {
    case "keyword": {
      const sentence = t(`editor.triggers.says.keyword.${trigger.match}`, { words: words(trigger.keywords) });
      return trigger.interrupts ? t("editor.triggers.says.interrupts", { sentence }) : sentence;
    }
    case "fallback":
      return t("editor.triggers.says.fallback");
    case "pageUrl":
      return t("editor.triggers.says.pageUrl", { words: words(trigger.patterns) });
    case "visitorEvent":
      return t("editor.triggers.says.visitorEvent", { name: trigger.name || "…" });
    case "api":
      return t("editor.triggers.says.api");
    case "comment":
      return trigger.keywords.length === 0
        ? t("editor.triggers.says.anyComment")
        : t("editor.triggers.says.comment", { words: words(trigger.keywords) });
    case "templateButton":
      return t("editor.triggers.says.templateButton", { payload: trigger.payload || "…" });
    case "schedule":
      return t("editor.triggers.says.schedule", {
        days: dayNames(trigger.days),
        time: clockOf(trigger.minuteOfDay),
      });
  }
}

const daysPerWeek = 7;

function dayNames(days: readonly number[]): string {
  if (days.length === daysPerWeek) return t("editor.triggers.everyDay");
  const names = days.toSorted((one, other) => one - other).map((day) => weekdayName(day));
  return new Intl.ListFormat(currentLanguage(), { type: "conjunction" }).format(names);
}

/** 1 is Monday. The first day of 2024 was one. */
export function weekdayName(day: number, weekday: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(currentLanguage(), { weekday, timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, day)),
  );
}

const minutesPerHour = 60;

/** `HH:mm` */
export function clockOf(minuteOfDay: number): string {
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${pad(Math.floor(minuteOfDay / minutesPerHour))}:${pad(minuteOfDay % minutesPerHour)}`;
}

/** Null while the clock is only half typed. */
export function minuteOf(clock: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(clock);
  return found ? Number(found[1]) * minutesPerHour + Number(found[2]) : null;
}

function words(list: readonly string[]): string {
  if (list.length === 0) return "…";
  const shown = list.slice(0, quoted).map((word) => `“${word}”`);
  const rest = list.length - shown.length;
  return new Intl.ListFormat(currentLanguage(), { type: "disjunction" }).format(
    rest > 0 ? [...shown, t("editor.triggers.more", { count: rest })] : shown,
  );
}

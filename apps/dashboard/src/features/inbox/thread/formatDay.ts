// Names a day as people do: today, yesterday, or its date.

import { currentLanguage, t } from "../../../i18n/t.ts";

const dayMs = 24 * 60 * 60 * 1_000;

export function formatDay(at: string, now: number = Date.now()): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return t("inbox.thread.today");
  if (date.toDateString() === new Date(now - dayMs).toDateString()) return t("inbox.thread.yesterday");
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(currentLanguage(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" as const }),
  }).format(date);
}

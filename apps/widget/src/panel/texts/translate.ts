// The message catalogue in use, and everything else that depends on the language.

import { createStore } from "../session/createStore.ts";
import { en } from "./en.ts";
import type { Catalogue, TextKey } from "./en.ts";

const catalogues: Record<string, () => Promise<Catalogue>> = {
  ar: async () => (await import("./ar.ts")).ar,
  de: async () => (await import("./de.ts")).de,
  es: async () => (await import("./es.ts")).es,
  fr: async () => (await import("./fr.ts")).fr,
  hi: async () => (await import("./hi.ts")).hi,
  it: async () => (await import("./it.ts")).it,
  pt: async () => (await import("./pt.ts")).pt,
};

const rightToLeft = new Set(["ar", "he", "fa", "ur", "ps", "yi", "sd", "ckb", "dv"]);

const current = createStore<{ language: string; catalogue: Catalogue }>({ language: "en", catalogue: en });

/** The language asked for last: an earlier one that arrives later changes nothing. */
let wanted = "";

/** Loads the language's texts; English stays where there are none. */
export async function loadLanguage(language: string): Promise<void> {
  wanted = language;
  const base = language.toLowerCase().split(/[-_]/)[0] ?? "en";
  const load = catalogues[base];
  const catalogue = load ? await load().catch(() => en) : en;
  if (wanted !== language) return;
  const root = document.documentElement;
  root.lang = language;
  root.dir = rightToLeft.has(base) ? "rtl" : "ltr";
  current.set({ language, catalogue });
}

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return current
    .get()
    .catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function language(): string {
  return current.get().language;
}

export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language(), options);
  } catch {
    return new Intl.DateTimeFormat("en", options);
  }
}

export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language(), options);
  } catch {
    return new Intl.NumberFormat("en", options);
  }
}

export function timeOfDay(moment: string): string {
  return dateFormat({ hour: "numeric", minute: "2-digit" }).format(new Date(moment));
}

/** Today, yesterday, or the date; with the year when it is another one. */
export function dayLabel(moment: string, now = new Date()): string {
  const day = new Date(moment);
  const difference = Math.round((startOfDay(now) - startOfDay(day)) / 86_400_000);
  if (difference === 0) return t("day.today");
  if (difference === 1) return t("day.yesterday");
  const year = day.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return dateFormat({ weekday: "long", day: "numeric", month: "long", ...year }).format(day);
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

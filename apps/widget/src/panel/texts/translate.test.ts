import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { hi } from "./hi.ts";
import { it as italian } from "./it.ts";
import { pt } from "./pt.ts";
import { dayLabel, loadLanguage, t } from "./translate.ts";

const root = { lang: "", dir: "" };
beforeAll(() => vi.stubGlobal("document", { documentElement: root }));
afterEach(() => loadLanguage("en"));

describe("the catalogues", () => {
  it.each(Object.entries({ ar, de, es, fr, hi, italian, pt }))(
    "%s keeps the placeholders of English",
    (_, catalogue) => {
      const placeholders = (text: string) =>
        [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).toSorted();
      for (const [key, text] of Object.entries(en)) {
        const own = catalogue[key as keyof typeof en];
        expect(own.trim()).not.toBe("");
        expect([key, placeholders(own)]).toEqual([key, placeholders(text)]);
      }
    },
  );
});

describe("loadLanguage", () => {
  it("brings the texts and the direction of a language", async () => {
    await loadLanguage("ar-EG");
    expect(t("input.send")).toBe(ar["input.send"]);
    expect(root).toEqual({ lang: "ar-EG", dir: "rtl" });
  });
  it("stays with English for a language without texts, and keeps its direction", async () => {
    await loadLanguage("he");
    expect(t("input.send")).toBe("Send");
    expect(root.dir).toBe("rtl");
  });
});

describe("dayLabel", () => {
  it("says today and yesterday, else the date, with the year when it is another", async () => {
    await loadLanguage("en");
    const now = new Date("2026-03-01T12:00:00");
    expect(dayLabel("2026-03-01T00:10:00", now)).toBe("Today");
    expect(dayLabel("2026-02-28T23:50:00", now)).toBe("Yesterday");
    expect(dayLabel("2026-02-10T10:00:00", now)).toBe("Tuesday, February 10");
    expect(dayLabel("2025-12-31T10:00:00", now)).toBe("Wednesday, December 31, 2025");
  });
});

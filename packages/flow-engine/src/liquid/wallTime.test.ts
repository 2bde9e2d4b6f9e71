import { afterEach, describe, expect, it, vi } from "vitest";
import { renderTemplate } from "./template.ts";
import { momentText } from "./wallTime.ts";

const render = (text: string, timeZone: string) =>
  renderTemplate(text, { now: "2026-03-02T09:30:00Z" }, timeZone).text;

describe("days and times without a zone", () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each(["America/New_York", "Europe/Berlin", "Pacific/Auckland"])("show as they are in %s", (zone) => {
    for (const host of ["UTC", "Asia/Tokyo", "America/Los_Angeles"]) {
      vi.stubEnv("TZ", host);
      expect(render('{{ "2026-05-04" | date: "%-d %B %Y" }}', zone)).toBe("4 May 2026");
      expect(render('{{ "2026-05-04 15:30" | date: "%d.%m. %H:%M" }}', zone)).toBe("04.05. 15:30");
      expect(render('{{ "2026-05-04" | date_add: 3, "days" | date: "%Y-%m-%d" }}', zone)).toBe("2026-05-07");
    }
  });

  it("leaves moments with a zone, and what is no time, alone", () => {
    expect(momentText("2026-05-04T15:30:00Z", "Europe/Berlin")).toBe("2026-05-04T15:30:00Z");
    expect(momentText("tomorrow", "Europe/Berlin")).toBe("tomorrow");
    expect(momentText("2026-99-99", "Europe/Berlin")).toBe("2026-99-99");
    expect(render('{{ "2026-05-04T15:30:00Z" | date: "%H:%M" }}', "Europe/Berlin")).toBe("17:30");
  });

  it("reads an hour that clocks skip as the one after it", () => {
    expect(momentText("2026-03-29 02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });
});

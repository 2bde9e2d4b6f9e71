import { describe, expect, it } from "vitest";
import { isOpen } from "../../engine/businessHours.ts";
import type { BusinessHours } from "../../types.ts";
import { buildDocument, buildEnvironment, converse } from "../../testing/buildEnvironment.ts";

const hours: BusinessHours = {
  days: { "1": [{ from: 540, to: 1020 }], "5": [{ from: 1320, to: 120 }] },
  holidays: ["2026-03-09"],
};

describe("business hours", () => {
  it.each([
    ["2026-03-02T07:59:00Z", false],
    ["2026-03-02T08:00:00Z", true],
    ["2026-03-02T15:59:00Z", true],
    ["2026-03-02T16:00:00Z", false],
    ["2026-03-03T10:00:00Z", false],
    // Friday over midnight, on Berlin's clock.
    ["2026-03-06T22:30:00Z", true],
    ["2026-03-07T00:59:00Z", true],
    ["2026-03-07T01:00:00Z", false],
    // A holiday, and the Monday after the clocks have changed.
    ["2026-03-09T10:00:00Z", false],
    ["2026-03-30T07:00:00Z", true],
    ["not a time", false],
  ])("at %s: %s", (now, expected) => {
    expect(isOpen(hours, now, "Europe/Berlin")).toBe(expected);
  });

  it("takes the bot's hours, own hours, or is open without any", () => {
    const left = (settings: object, businessHours?: BusinessHours) => {
      const base = buildEnvironment({ now: "2026-03-03T10:00:00Z" });
      const environment = { ...base, bot: { ...base.bot, ...(businessHours && { businessHours }) } };
      const document = buildDocument({ kind: "businessHours", id: "h", settings: { ...settings } });
      return converse(document, environment).last.trace.find((entry) => entry.kind === "left")?.output;
    };
    expect(left({})).toBe("open");
    expect(left({}, hours)).toBe("closed");
    expect(left({ source: "own" }, hours)).toBe("open");
    expect(left({ source: "own", week: { "2": [] } })).toBe("closed");
  });
});

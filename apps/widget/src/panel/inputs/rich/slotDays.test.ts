import { describe, expect, it } from "vitest";
import { slotDays } from "./slotDays.ts";

const slot = (start: string) => ({ start, end: start });
const now = Date.parse("2026-05-04T08:00:00Z");

describe("slotDays", () => {
  it("puts times on the day they fall on where the visitor is, in order", () => {
    const slots = ["2026-05-05T07:00:00Z", "2026-05-04T22:30:00Z", "2026-05-04T09:00:00Z"].map(slot);
    expect(slotDays(slots, "Europe/Berlin", now)).toEqual([
      { day: "2026-05-04", slots: [slot("2026-05-04T09:00:00Z")] },
      { day: "2026-05-05", slots: [slot("2026-05-04T22:30:00Z"), slot("2026-05-05T07:00:00Z")] },
    ]);
    expect(slotDays(slots, "America/New_York", now).map(({ day }) => day)).toEqual([
      "2026-05-04",
      "2026-05-05",
    ]);
  });
  it("keeps both hours that a clock shows twice when it is put back", () => {
    const slots = ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map(slot);
    expect(slotDays(slots, "Europe/Berlin", now)).toEqual([{ day: "2026-10-25", slots }]);
  });
  it("leaves out what has begun", () => {
    expect(slotDays([slot("2026-05-04T07:59:00Z")], "UTC", now)).toEqual([]);
  });
});

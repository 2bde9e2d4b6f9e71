import type { Booking } from "@parley/contracts/api/calendar";
import { expect, it } from "vitest";
import { bookingDays, daysFromToday } from "./bookingDays.ts";

const at = (start: Date): Booking => ({
  id: start.getTime().toString(16).padStart(24, "0"),
  calendarId: "main",
  conversationId: null,
  contact: null,
  bot: null,
  title: "Visit",
  start: start.toISOString(),
  end: new Date(start.getTime() + 1_800_000).toISOString(),
  cancelledAt: null,
  createdAt: start.toISOString(),
});

it("puts bookings of a day together, in the order they came", () => {
  const late = at(new Date(2026, 4, 5, 23, 59));
  const early = at(new Date(2026, 4, 6, 0, 0));
  const noon = at(new Date(2026, 4, 6, 12, 0));
  expect(bookingDays([late, early, noon])).toEqual([
    { day: new Date(2026, 4, 5).getTime(), bookings: [late] },
    { day: new Date(2026, 4, 6).getTime(), bookings: [early, noon] },
  ]);
  expect(bookingDays([noon, early, late]).map(({ bookings }) => bookings.length)).toEqual([2, 1]);
});

it("counts days, not hours", () => {
  const now = new Date(2026, 4, 5, 23, 30).getTime();
  const day = (offset: number) => new Date(2026, 4, 5 + offset).getTime();
  expect([-1, 0, 1, 200].map((offset) => daysFromToday(day(offset), now))).toEqual([-1, 0, 1, 200]);
});

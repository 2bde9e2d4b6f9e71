// Bookings by the day on which they begin, where the reader is.
import type { Booking } from "@parley/contracts/api/calendar";

export interface BookingDay {
  /** Midnight of the day; also its key. */
  day: number;
  bookings: Booking[];
}

/** Keeps the order of the list, which is by time. */
export function bookingDays(bookings: readonly Booking[]): BookingDay[] {
  const days: BookingDay[] = [];
  for (const booking of bookings) {
    const day = new Date(booking.start).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.day === day) last.bookings.push(booking);
    else days.push({ day, bookings: [booking] });
  }
  return days;
}

/** Whole days from today, however long a day is when clocks change. */
export function daysFromToday(day: number, now: number = Date.now()): number {
  return Math.round((day - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000);
}

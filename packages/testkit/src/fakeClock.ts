// A clock that stands still until the test moves it. It has the shape of the server's `Clock`.

export interface FakeClock {
  now(): Date;
  /** Moves forward (or, with a negative number, back). */
  advance(milliseconds: number): void;
  set(time: Date | string): void;
}

export const fakeClockStart = "2026-01-05T09:00:00.000Z";

export function fakeClock(start: Date | string = fakeClockStart): FakeClock {
  let current = new Date(start).getTime();
  return {
    now: () => new Date(current),
    advance(milliseconds) {
      current += milliseconds;
    },
    set(time) {
      current = new Date(time).getTime();
    },
  };
}

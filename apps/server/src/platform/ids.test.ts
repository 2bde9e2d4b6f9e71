import { describe, expect, it } from "vitest";
import { fakeClock } from "@parley/testkit/fakeClock";
import { createIdGenerator, isId, newId, newUuid } from "./ids.ts";

describe("newId", () => {
  it("makes 24 lower-case hex characters", () => {
    expect(newId()).toMatch(/^[0-9a-f]{24}$/);
  });

  it("strictly increases within one process", () => {
    const made = Array.from({ length: 50_000 }, newId);
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it("carries the time in its first six bytes", () => {
    const clock = fakeClock();
    const next = createIdGenerator({ now: () => clock.now().getTime() });
    expect(Number.parseInt(next().slice(0, 12), 16)).toBe(clock.now().getTime());
  });

  it("keeps increasing when the clock stands still or steps back", () => {
    const clock = fakeClock();
    const next = createIdGenerator({ now: () => clock.now().getTime() });
    const made = [next()];
    for (let round = 0; round < 1_000; round += 1) {
      clock.advance(round % 3 === 0 ? -50 : 1);
      made.push(next());
    }
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });

  it("gives two generators at the same millisecond different ids", () => {
    const now = fakeClock().now().getTime();
    const first = createIdGenerator({ now: () => now });
    const second = createIdGenerator({ now: () => now });
    expect(first()).not.toBe(second());
  });
});

describe("isId", () => {
  it("accepts what newId makes", () => {
    expect(isId(newId())).toBe(true);
  });

  const lookalikes = [
    "",
    "5F".repeat(12),
    "5f".repeat(11),
    "5f".repeat(13),
    `${"5f".repeat(12)}\n`,
    12,
    null,
    undefined,
  ];
  it.each(lookalikes)("refuses %j", (value) => {
    expect(isId(value)).toBe(false);
  });
});

describe("newUuid", () => {
  it("makes a version 4 uuid", () => {
    expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

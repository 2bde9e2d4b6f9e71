import { describe, expect, it } from "vitest";
import { formatAgo, formatCompact } from "./format.ts";

const NOW = Date.parse("2026-05-04T12:00:00Z");
const ago = (seconds: number): string => formatAgo(NOW - seconds * 1_000, NOW);

describe("formatAgo", () => {
  it("chooses the largest fitting unit", () => {
    expect(ago(10)).toBe("now");
    expect(ago(3 * 60)).toBe("3 min. ago");
    expect(ago(2 * 3_600)).toBe("2 hr. ago");
    expect(ago(86_400)).toBe("yesterday");
  });

  it("names the date beyond a week", () => {
    expect(ago(10 * 86_400)).toBe("Apr 24, 2026");
  });
});

describe("formatCompact", () => {
  it("keeps badges short", () => {
    expect(formatCompact(1_234)).toBe("1.2K");
  });
});

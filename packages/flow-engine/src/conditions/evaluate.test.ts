import { describe, expect, it } from "vitest";
import { compare } from "./evaluate.ts";
import type { ConditionOperator } from "./schema.ts";

describe("operators", () => {
  it.each<[string, ConditionOperator, string, boolean]>([
    ["report.pdf", "endsWith", ".PDF", true],
    ["5", "atLeast", "5", true],
    ["4.9", "atLeast", "5", false],
    ["5", "atMost", "5", true],
    ["many", "atMost", "5", false],
    ["2026-03-01", "isBefore", "2026-03-02", true],
    ["2026-03-02", "isBefore", "2026-03-02", false],
    ["2026-03-02T09:30", "isAfter", "2026-03-02T09:00", true],
    // 23:30 in London is the next day in Berlin.
    ["2026-03-01T23:30:00Z", "isOn", "2026-03-02", true],
    ["2026-03-01T23:30:00Z", "isAfter", "2026-03-01", true],
    ["yesterday", "isBefore", "2026-03-02", false],
    ["2026-02-31", "isOn", "2026-02-31", false],
    ["Order 1234", "matches", "order \\d{4}$", true],
    ["Order 12", "notMatches", "order \\d{4}$", true],
    ["anything", "matches", "(", false],
    ["VIP", "hasTag", "vip", true],
    ["vip2", "hasNoTag", "vip", true],
  ])("%s %s %s: %s", (subject, operator, value, expected) => {
    expect(compare([subject], operator, value, "Europe/Berlin")).toBe(expected);
  });

  it("know nothing of what is unknown", () => {
    expect(compare([], "isBefore", "2026-03-02", "UTC")).toBe(false);
    expect(compare([], "atLeast", "0", "UTC")).toBe(false);
    expect(compare([], "notMatches", ".", "UTC")).toBe(true);
  });
});

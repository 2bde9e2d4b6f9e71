import { expect, it } from "vitest";
import { parseRange } from "./parseRange.ts";

it.each([
  ["bytes=0-99", { start: 0, end: 99 }],
  ["bytes=500-", { start: 500, end: 999 }],
  ["bytes=-200", { start: 800, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  ["bytes=990-2000", { start: 990, end: 999 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=9-3", undefined],
  ["bytes=0-1,5-6", undefined],
  ["items=0-1", undefined],
  ["bytes=-", undefined],
  ["bytes=a-b", undefined],
  [undefined, undefined],
])("reads %s of 1,000 bytes", (header, range) => {
  expect(parseRange(header, 1_000)).toEqual(range);
});

it("finds nothing to give of an empty file", () => {
  expect(parseRange("bytes=0-", 0)).toBe("unsatisfiable");
});

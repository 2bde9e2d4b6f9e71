import { describe, expect, it } from "vitest";
import { readHours, shapeOf, writeHours } from "./weekHours.ts";

const minutes = {
  "1": [
    { from: 540, to: 720 },
    { from: 780, to: 1_440 },
  ],
  "7": [{ from: 0, to: 60 }],
};
const rows = [
  { day: 1, from: "09:00", to: "12:00" },
  { day: 1, from: "13:00", to: "24:00" },
  { day: 7, from: "00:00", to: "01:00" },
];

describe("open times of a week", () => {
  it("are read from minutes by weekday, and written back the same", () => {
    expect(readHours(minutes, shapeOf({}))).toEqual(rows);
    expect(writeHours(rows, "minutes")).toEqual(minutes);
  });

  it("are read from rows, and come back in the order of the week", () => {
    expect(readHours(rows, shapeOf([]))).toEqual(rows);
    expect(writeHours(rows.toReversed(), "rows")).toMatchObject([{ day: 1 }, { day: 1 }, { day: 7 }]);
  });

  it("survive values of another shape", () => {
    expect(readHours("broken", "rows")).toEqual([]);
    expect(readHours(null, "minutes")).toEqual([]);
    expect(readHours({ "1": [{ from: "x" }] }, "minutes")).toEqual([{ day: 1, from: "", to: "" }]);
  });
});

import { describe, expect, it } from "vitest";
import { faceOf, ratingSteps } from "./ratingSteps.ts";

describe("ratingSteps", () => {
  it("offers every whole value from the lowest to the highest", () => {
    expect(ratingSteps({ min: 1, max: 5 })).toEqual([1, 2, 3, 4, 5]);
    expect(ratingSteps({ min: 0, max: 10 })).toHaveLength(11);
  });
  it("stays drawable whatever the bounds are", () => {
    expect(ratingSteps({ min: 5, max: 1 })).toEqual([5]);
    expect(ratingSteps({ min: 0, max: 1e9 }).length).toBeLessThan(50);
  });
});

describe("faceOf", () => {
  it("goes from sad to happy for any number of steps", () => {
    const row = (count: number) => Array.from({ length: count }, (_, index) => faceOf(index, count)).join("");
    expect(row(5)).toBe("😞🙁😐🙂😄");
    expect(row(3)).toBe("😞😐😄");
    expect(row(2)).toBe("😞😄");
    expect(row(1)).toBe("😄");
  });
});

import { describe, expect, it } from "vitest";
import { evenShares, sumOfShares } from "./splitShares.ts";

describe("shares of a split", () => {
  it("make a hundred, whatever their number", () => {
    for (const count of [1, 2, 3, 7, 10]) {
      const shares = evenShares(count);
      expect(shares).toHaveLength(count);
      expect(sumOfShares(shares.map((percent) => ({ percent })))).toBe(100);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }
  });
});

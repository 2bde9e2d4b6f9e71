import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, readableContrast, readableOn, textOn } from "./contrast.ts";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it("is 21 between black and white and 1 between equals", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#2563eb", "#2563eb")).toBe(1);
  });
  it("finds black or white readable on every colour", () => {
    fc.assert(
      fc.property(colour, (background) => {
        expect(contrast(textOn(background), background)).toBeGreaterThanOrEqual(4.49);
      }),
    );
  });
  it("finds a readable shade of every colour on every background", () => {
    fc.assert(
      fc.property(colour, colour, (first, background) => {
        expect(contrast(readableOn(first, background), background)).toBeGreaterThanOrEqual(
          readableContrast - 0.01,
        );
      }),
    );
  });
  it("leaves a colour alone that is readable already", () => {
    expect(readableOn("#2563eb", "#ffffff")).toBe("#2563eb");
  });
});

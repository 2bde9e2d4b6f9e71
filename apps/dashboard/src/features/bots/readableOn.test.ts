import { describe, expect, it } from "vitest";
import { readableOn } from "./readableOn.ts";

describe("readableOn", () => {
  it("writes white on dark and saturated colours", () => {
    expect(readableOn("#2563eb")).toBe("#ffffff");
    expect(readableOn("#000000")).toBe("#ffffff");
  });

  it("writes black on light colours", () => {
    expect(readableOn("#fde047")).toBe("#111111");
    expect(readableOn("#ffffff")).toBe("#111111");
  });

  it("takes what is no colour for black", () => {
    expect(readableOn("red")).toBe("#ffffff");
  });
});

import { describe, expect, it } from "vitest";
import { attributeKey, attributeKeyPattern } from "./attributeKey.ts";

describe("attributeKey", () => {
  it.each([
    ["Order number", "order_number"],
    ["  Größe (cm) ", "gro_e_cm"],
    ["2nd address", "nd_address"],
    ["Café", "cafe"],
  ])("makes %j into %j", (name, key) => {
    expect(attributeKey(name)).toBe(key);
    expect(key).toMatch(attributeKeyPattern);
  });

  it("leaves the key open when the name has no usable letter", () => {
    expect(attributeKey("名前")).toBe("");
  });
});

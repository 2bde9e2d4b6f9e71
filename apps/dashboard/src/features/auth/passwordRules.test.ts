import { describe, expect, it } from "vitest";
import { isStrongPassword } from "./passwordRules.ts";

describe("isStrongPassword", () => {
  it.each(["Parley#2026", "Éclair-99", "A1!aaaaa"])("accepts %s", (password) => {
    expect(isStrongPassword(password)).toBe(true);
  });

  it.each([
    ["too short", "A1!aaaa"],
    ["no upper-case letter", "parley#2026"],
    ["no digit", "Parley#Chat"],
    ["no special character", "Parley2026"],
    ["a space is no special character", "Parley 2026"],
  ])("refuses a password with a gap: %s", (_, password) => {
    expect(isStrongPassword(password)).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { dialCodes } from "./dialCodes.ts";

describe("dialCodes", () => {
  it("knows each country once, with a code that the server takes", () => {
    const codes = dialCodes("en");
    expect(new Set(codes.map(({ country }) => country)).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(240);
    for (const { country, code } of codes) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(code).toMatch(/^\+\d{1,4}$/);
    }
  });
  it("names countries in the bot's language and sorts them by it", () => {
    const german = dialCodes("de");
    expect(german.find(({ country }) => country === "DE")).toMatchObject({
      name: "Deutschland",
      code: "+49",
    });
    expect(german[0]?.name.localeCompare(german[1]?.name ?? "", "de")).toBeLessThan(0);
  });
});

import { describe, expect, it } from "vitest";
import { botSettings, botSettingsPatch } from "./botSettings.ts";

describe("bot settings", () => {
  it("completes an empty row with every default", () => {
    expect(botSettings.parse({}).chatWindow.liveChatExpirySeconds).toBe(120);
  });

  it("keeps a change to exactly the fields it names", () => {
    expect(botSettingsPatch.parse({ design: { themeColour: "#ff0000" } })).toEqual({
      design: { themeColour: "#ff0000" },
    });
  });

  it("refuses a colour that is none", () => {
    expect(botSettingsPatch.safeParse({ design: { themeColour: "red;}" } }).success).toBe(false);
  });
});

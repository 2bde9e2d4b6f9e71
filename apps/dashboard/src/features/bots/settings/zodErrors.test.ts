import { accessSettings, designSettings } from "@parley/contracts/botSettings";
import { describe, expect, it } from "vitest";
import { addMessages } from "../../../i18n/t.ts";
import { botSettingsMessages } from "./messages.ts";
import { zodErrors } from "./zodErrors.ts";

addMessages(botSettingsMessages);

describe("zodErrors", () => {
  it("finds nothing wrong with the defaults", () => {
    expect(zodErrors(accessSettings, accessSettings.parse({}))).toEqual({});
  });

  it("names the wrong entry at the list's field", () => {
    const values = { ...accessSettings.parse({}), blockedIps: ["203.0.113.7", "not-an-address"] };
    expect(zodErrors(accessSettings, values)).toEqual({
      blockedIps: "“not-an-address” is not valid here. Correct or remove it.",
    });
  });

  it("puts a problem of a nested field at that field", () => {
    const defaults = designSettings.parse({});
    const values = {
      ...defaults,
      themeColour: "blue",
      landing: { ...defaults.landing, socialLinks: [{ title: "Shop", url: "ftp://x" }] },
    };
    expect(zodErrors(designSettings, values)).toEqual({
      themeColour: "must be a colour such as #2563eb",
      "landing.socialLinks.0.url": "must be an http(s) address",
    });
  });
});

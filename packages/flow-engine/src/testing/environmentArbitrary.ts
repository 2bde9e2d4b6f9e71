// Random facts about a contact and a chat.

import fc from "fast-check";
import type { Environment } from "../types.ts";

export const environmentArbitrary: fc.Arbitrary<Environment> = fc.record({
  now: fc.constantFrom("2026-03-02T09:30:00.000Z", "not a time"),
  seed: fc.integer(),
  contact: fc.record({
    name: fc.constantFrom(null, "Ada Lovelace"),
    email: fc.constantFrom(null, "ada@example.com"),
    phone: fc.constantFrom(null, { dialCode: "+49", number: "15123456789" }),
    tags: fc.constantFrom<string[][]>([], ["Red", "vip"]),
    attributes: fc.constantFrom<Record<string, string>[]>({}, { n: "1", colour: "Red" }),
    city: fc.constantFrom(null, "Berlin"),
    country: fc.constantFrom(null, "DE"),
  }),
  chat: fc.record({
    status: fc.constant("bot"),
    channel: fc.constantFrom("website", "whatsapp"),
    pageUrl: fc.constantFrom(null, "https://example.com/"),
    pageTitle: fc.constantFrom(null, "Home"),
    referrer: fc.constant(null),
    device: fc.constantFrom(null, "mobile"),
    browser: fc.constantFrom(null, "Firefox"),
    language: fc.constantFrom(null, "de"),
    visits: fc.nat(5),
    agentsOnline: fc.boolean(),
  }),
  bot: fc.record({
    name: fc.constant("Lumi"),
    timeZone: fc.constantFrom("Europe/Berlin", "Nowhere/Town"),
    language: fc.constant("en"),
    hasAi: fc.boolean(),
    businessHours: fc.constant({ days: { "1": [{ from: 540, to: 1_020 }] }, holidays: [] }),
  }),
});

// The visitor a test begins with: unknown, on a desktop, with agents online.

import type { TestFacts } from "./testSession.ts";

export function initialFacts(): TestFacts {
  return {
    contact: { name: null, email: null, phone: null, tags: [], attributes: {}, city: null, country: null },
    chat: {
      status: "open",
      channel: "website",
      pageUrl: "https://example.com/",
      pageTitle: "Example",
      referrer: null,
      device: "desktop",
      browser: "Chrome",
      language: "en",
      visits: 1,
      agentsOnline: true,
    },
    bot: { name: "Parley", timeZone: "UTC", language: "en" },
  };
}

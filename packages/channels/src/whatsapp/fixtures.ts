// Webhook bodies by the name of their case, composed from the provider's documents; read by the tests.

import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { InboundEvent } from "../inbound.ts";

const folder = new URL("fixtures/", import.meta.url);
const fixture = z.object({
  kinds: z.array(z.custom<InboundEvent["kind"]>((value) => typeof value === "string")),
  body: z.unknown(),
});

export type Fixture = z.infer<typeof fixture>;

export function readFixtures(): Record<string, Fixture> {
  const names = readdirSync(folder).toSorted();
  return Object.fromEntries(
    names.map((name) => [
      name.replace(/\.json$/, ""),
      fixture.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))),
    ]),
  );
}

// Settings of the delay.

import { z } from "zod";
import { field } from "../../settings/field.ts";

export const delayUnits = ["seconds", "minutes", "hours", "days"] as const;
export type DelayUnit = (typeof delayUnits)[number];

export const millisecondsPer: Record<DelayUnit, number> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

export const delaySettings = z.object({
  amount: field(z.number().min(0).max(1_000_000).default(3), {
    label: "Wait for",
    hint: "Up to 5 seconds look like typing. After a longer pause the conversation goes on even if the page was closed.",
    tab: "content",
    control: "number",
  }),
  unit: field(z.enum(delayUnits).default("seconds"), {
    label: "Unit",
    tab: "content",
    control: "select",
    options: delayUnits.map((unit) => ({ value: unit, label: unit })),
  }),
});
export type DelaySettings = z.infer<typeof delaySettings>;

// Settings of the business-hours block.

import { z } from "zod";
import { field } from "../../settings/field.ts";

const minutesPerDay = 24 * 60;
/** Open ranges of one day. */
const maximumRanges = 6;

const range = z.object({
  from: z.number().int().min(0).max(minutesPerDay),
  to: z.number().int().min(0).max(minutesPerDay),
});
const workday = [{ from: 9 * 60, to: 17 * 60 }];

export const businessHoursSettings = z.object({
  source: field(z.enum(["bot", "own"]).default("bot"), {
    label: "Hours",
    tab: "content",
    control: "select",
    options: [
      { value: "bot", label: "The bot's business hours" },
      { value: "own", label: "Own hours" },
    ],
  }),
  week: field(
    z
      .record(z.string().regex(/^[1-7]$/), z.array(range).max(maximumRanges))
      .default({ "1": workday, "2": workday, "3": workday, "4": workday, "5": workday, "6": [], "7": [] }),
    {
      label: "Open",
      hint: "In the bot's time zone. The bot's holidays are closed here too.",
      tab: "content",
      control: "weekHours",
      visibleWhen: { field: "source", equals: "own" },
    },
  ),
});
export type BusinessHoursSettings = z.infer<typeof businessHoursSettings>;

// Business hours: another way while the shop is closed. A bot without hours is always open.

import { isOpen } from "../../engine/businessHours.ts";
import type { StepRun } from "../../engine/stepRun.ts";
import type { BusinessHours } from "../../types.ts";
import { defineBlock } from "../defineBlock.ts";
import { takeOutput } from "../takeOutput.ts";
import { businessHoursSettings, type BusinessHoursSettings } from "./schema.ts";

export const businessHoursBlock = defineBlock<BusinessHoursSettings>({
  kind: "businessHours",
  group: "action",
  label: "Business hours",
  description: "Takes different ways when you are open and when you are closed.",
  icon: "IconClockHour9",
  keywords: ["open", "closed", "schedule", "time", "weekend", "holiday"],
  schema: businessHoursSettings,
  outputs: () => [
    { id: "open", label: "Open" },
    { id: "closed", label: "Closed" },
  ],
  summary: ({ source }) => (source === "bot" ? "The bot’s hours" : "Hours of its own"),
  pause: () => "none",
  enter({ block, settings, run }) {
    const hours = hoursOf(settings, run);
    if (!hours) return takeOutput(run, block.id, "open", "no_hours");
    const isNowOpen = isOpen(hours, run.environment.now, run.environment.bot.timeZone);
    return takeOutput(run, block.id, isNowOpen ? "open" : "closed", "business_hours");
  },
  check({ settings, report }) {
    if (settings.source === "bot") return;
    const ranges = Object.entries(settings.week).flatMap(([day, list]) =>
      list.map((range) => ({ day, range })),
    );
    if (ranges.length === 0) report("hours_never_open", "settings.week");
    const empty = ranges.find(({ range }) => range.from === range.to);
    if (empty) report("hours_range_empty", `settings.week.${empty.day}`);
  },
});

function hoursOf(settings: BusinessHoursSettings, run: StepRun): BusinessHours | null {
  const { businessHours } = run.environment.bot;
  if (settings.source === "bot") return businessHours ?? null;
  return { days: settings.week, holidays: businessHours?.holidays ?? [] };
}

// Range: a number chosen on a slider.

import { parseNumber } from "../number/parseNumber.ts";
import { readBounded } from "../request/bounds.ts";
import { onMessengers } from "../request/channelNotes.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { typedText } from "../request/readText.ts";
import { rangeSettings, type RangeSettings } from "./schema.ts";

export const rangeBlock = defineRequestBlock<RangeSettings>({
  kind: "range",
  group: "request",
  label: "Range",
  description: "Asks for a number on a slider.",
  icon: "IconAdjustmentsHorizontal",
  keywords: ["slider", "scale", "budget", "amount", "number"],
  schema: rangeSettings,
  errorMessage: "Please choose a number on the scale.",
  input: ({ settings }, base) => {
    const { min, max } = ends(settings);
    const initial = Math.min(Math.max(settings.initial ?? min, min), max);
    const { step, prefix, suffix } = settings;
    return { kind: "range", ...base, min, max, step, initial, prefix, suffix };
  },
  read(input, { settings }) {
    const value = parseNumber(withoutAffixes(typedText(input) ?? "", settings));
    if (value === null) return { ok: false, reason: "not_a_number" };
    return readBounded(value, { ...ends(settings), step: settings.step });
  },
  check({ settings, report }) {
    if (settings.min >= settings.max) report("range_empty", "settings.min");
    else if (settings.step > settings.max - settings.min) report("step_too_large", "settings.step");
  },
  channels: onMessengers("There is no slider: visitors type the number."),
});

/** In a draft the ends may stand the wrong way round. */
function ends({ min, max }: RangeSettings): { min: number; max: number } {
  return { min: Math.min(min, max), max: Math.max(min, max) };
}

function withoutAffixes(typed: string, { prefix, suffix }: RangeSettings): string {
  let text = typed.trim();
  const [before, behind] = [prefix.trim().toLowerCase(), suffix.trim().toLowerCase()];
  if (before && text.toLowerCase().startsWith(before)) text = text.slice(before.length);
  if (behind && text.toLowerCase().endsWith(behind)) text = text.slice(0, -behind.length);
  return text.trim();
}

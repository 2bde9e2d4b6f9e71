// Number: a numeric answer within bounds.

import type { BlockContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { readBounded } from "../request/bounds.ts";
import { typedText } from "../request/readText.ts";
import type { Reading } from "../request/requestSpecification.ts";
import { parseNumber } from "./parseNumber.ts";
import { numberSettings, type NumberSettings } from "./schema.ts";

export const numberBlock = defineRequestBlock<NumberSettings>({
  kind: "number",
  group: "request",
  label: "Number",
  description: "Asks for a number.",
  icon: "IconNumbers",
  keywords: ["numeric", "amount", "quantity", "budget", "age", "count"],
  schema: numberSettings,
  errorMessage: "Please type a number.",
  input: ({ settings }, base) => ({
    kind: "number",
    ...base,
    ...(settings.placeholder ? { placeholder: settings.placeholder } : {}),
    min: settings.min,
    max: settings.max,
    step: stepOf(settings),
  }),
  read(input, context) {
    const value = parseNumber(typedText(input) ?? "");
    return value === null ? { ok: false, reason: "not_a_number" } : checkBounds(value, context);
  },
  check({ settings, report }) {
    if (settings.min !== null && settings.max !== null && settings.min > settings.max) {
      report("range_empty", "settings.min");
    }
  },
});

function checkBounds(value: number, { settings }: BlockContext<NumberSettings>): Reading {
  const { min, max } = settings;
  const inRange = readBounded(value, { min, max, step: null });
  if (inRange.ok === true && settings.wholeNumbers && !Number.isInteger(value)) {
    return { ok: false, reason: "not_whole", message: "Please type a whole number." };
  }
  return readBounded(value, { min, max, step: stepOf(settings) });
}

function stepOf(settings: NumberSettings): number | null {
  return settings.wholeNumbers ? 1 : settings.step;
}

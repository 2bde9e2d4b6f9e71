// Number: a numeric answer within bounds.

import type { BlockContext } from "../blockKind.ts";
import { defineRequestBlock } from "../request/defineRequestBlock.ts";
import { typedText } from "../request/readText.ts";
import type { Reading } from "../request/requestSpecification.ts";
import { parseNumber } from "./parseNumber.ts";
import { numberSettings, type NumberSettings } from "./schema.ts";

/** How far a value may be from a step, as a part of the step: decimal fractions are not exact in binary. */
const stepTolerance = 1e-6;

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
  if ((min !== null && value < min) || (max !== null && value > max)) {
    return { ok: false, reason: "out_of_range", message: rangeMessage(min, max) };
  }
  if (settings.wholeNumbers && !Number.isInteger(value)) {
    return { ok: false, reason: "not_whole", message: "Please type a whole number." };
  }
  const step = stepOf(settings);
  if (step !== null && !isOnStep(value, min ?? 0, step)) {
    return { ok: false, reason: "not_on_step", message: `Please type a number in steps of ${step}.` };
  }
  return { ok: true, value, text: String(value) };
}

function stepOf(settings: NumberSettings): number | null {
  return settings.wholeNumbers ? 1 : settings.step;
}

function isOnStep(value: number, origin: number, step: number): boolean {
  const steps = (value - origin) / step;
  return Math.abs(steps - Math.round(steps)) <= stepTolerance;
}

function rangeMessage(min: number | null, max: number | null): string {
  if (min === null) return `Please type a number of at most ${max}.`;
  if (max === null) return `Please type a number of at least ${min}.`;
  return `Please type a number from ${min} to ${max}.`;
}

// Numbers within bounds and on steps, for every question that takes a number.

import type { Reading } from "./requestSpecification.ts";

/** How far a value may be from a step, as a part of the step: decimal fractions are not exact in binary. */
const stepTolerance = 1e-6;

export interface NumberBounds {
  min: number | null;
  max: number | null;
  step: number | null;
}

export function readBounded(value: number, { min, max, step }: NumberBounds): Reading {
  if ((min !== null && value < min) || (max !== null && value > max)) {
    return { ok: false, reason: "out_of_range", message: rangeMessage(min, max) };
  }
  if (step !== null && !isOnStep(value, min ?? 0, step)) {
    return { ok: false, reason: "not_on_step", message: `Please type a number in steps of ${step}.` };
  }
  return { ok: true, value, text: String(value) };
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

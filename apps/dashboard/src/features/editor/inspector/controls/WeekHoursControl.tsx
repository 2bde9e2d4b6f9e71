// Open times of a week, in the shape the setting's default shows.

import { WeekHours } from "../../../../ui/WeekHours.tsx";
import { readHours, shapeOf, writeHours } from "../../../../ui/weekHours.ts";
import type { ControlProps } from "../controlProps.ts";

export function WeekHoursControl({ field, value, onChange, error }: ControlProps) {
  const shape = shapeOf(field.defaultValue);
  return (
    <WeekHours
      label={field.label}
      description={error === undefined ? field.hint : undefined}
      error={error}
      hours={readHours(value, shape)}
      onChange={(hours) => onChange(writeHours(hours, shape))}
    />
  );
}

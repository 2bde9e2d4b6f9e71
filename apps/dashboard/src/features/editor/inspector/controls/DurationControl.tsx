// A length of time kept in seconds, typed in the unit that suits it.

import { Group, Input, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../i18n/t.ts";
import type { ControlProps } from "../controlProps.ts";

const units = ["seconds", "minutes", "hours", "days"] as const;
type Unit = (typeof units)[number];
const secondsPer: Record<Unit, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

export function DurationControl({ field, value, onChange, error }: ControlProps) {
  const seconds = typeof value === "number" ? value : 0;
  const [unit, setUnit] = useState<Unit>(() => unitOf(seconds));
  return (
    <Input.Wrapper label={field.label} description={field.hint} error={error}>
      <Group gap={8} mt={6} wrap="nowrap">
        <NumberInput
          aria-label={field.label}
          min={0}
          value={seconds / secondsPer[unit]}
          onChange={(amount) => onChange(Number(amount) * secondsPer[unit])}
        />
        <NativeSelect
          aria-label={t("editor.duration.unit")}
          size="sm"
          value={unit}
          data={units.map((name) => ({ value: name, label: t(`editor.duration.${name}`) }))}
          onChange={(event) => {
            const chosen = units.find((known) => known === event.currentTarget.value);
            if (!chosen) return;
            setUnit(chosen);
            onChange((seconds / secondsPer[unit]) * secondsPer[chosen]);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}

/** The largest unit in which the length is a whole number. */
function unitOf(seconds: number): Unit {
  return units.findLast((unit) => seconds > 0 && seconds % secondsPer[unit] === 0) ?? "seconds";
}

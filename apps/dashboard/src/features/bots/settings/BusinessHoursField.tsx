// When somebody is there: open times of the week and days closed altogether, or nothing said at all.
import { Stack, Switch, TagsInput } from "@mantine/core";
import { businessHours } from "@parley/contracts/botSettings";
import type { ReactNode } from "react";
import { t } from "../../../i18n/t.ts";
import { WeekHours } from "../../../ui/WeekHours.tsx";
import { readHours, writeHours } from "../../../ui/weekHours.ts";

/** Monday to Friday, 9 to 5, in minutes of the day. */
const usual = { from: 540, to: 1_020 };
const workingWeek = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), [usual]]));

interface BusinessHoursFieldProps {
  label: string;
  description?: string;
  value: unknown;
  error: ReactNode;
  onChange: (value: unknown) => void;
}

export function BusinessHoursField({ label, description, value, error, onChange }: BusinessHoursFieldProps) {
  const known = businessHours.safeParse(value);
  const present = known.success ? known.data : null;
  return (
    <Stack gap="sm">
      <Switch
        label={label}
        description={description}
        error={error}
        checked={present !== null}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? { days: workingWeek, holidays: [] } : null)
        }
      />
      {present === null ? null : (
        <>
          <WeekHours
            label={t("bots.settings.hours.week")}
            hours={readHours(present.days, "minutes")}
            onChange={(hours) => onChange({ ...present, days: writeHours(hours, "minutes") })}
          />
          <TagsInput
            label={t("bots.settings.hours.holidays")}
            description={t("bots.settings.hours.holidaysHint")}
            placeholder="2027-12-24"
            acceptValueOnBlur
            splitChars={[",", ";", " "]}
            value={present.holidays}
            isDuplicate={(day, days) => days.includes(day)}
            onChange={(holidays) =>
              onChange({ ...present, holidays: holidays.filter((day) => /^\d{4}-\d\d-\d\d$/.test(day)) })
            }
          />
        </>
      )}
    </Stack>
  );
}

// Open times of each weekday; a day without a row is closed.

import { ActionIcon, Button, Group, Input, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { currentLanguage, t } from "../i18n/t.ts";
import classes from "./WeekHours.module.css";
import { type Hours, weekdays } from "./weekHours.ts";

/** What a new row begins with, and the days a working week has. */
const usual = { from: "09:00", to: "17:00" };
const workdays = [1, 2, 3, 4, 5];

interface WeekHoursProps {
  label: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  hours: readonly Hours[];
  onChange: (hours: Hours[]) => void;
}

export function WeekHours({ label, description, error, hours, onChange }: WeekHoursProps) {
  const replace = (old: Hours, patch: Partial<Hours>) =>
    onChange(hours.map((row) => (row === old ? { ...row, ...patch } : row)));
  return (
    <Input.Wrapper label={label} description={description} error={error}>
      <div className={classes.week}>
        {weekdays.map((day) => {
          const rows = hours.filter((row) => row.day === day);
          const name = dayName(day);
          return (
            <div key={day} className={classes.weekDay} role="group" aria-label={name}>
              <Text size="sm" w={44}>
                {dayName(day, "short")}
              </Text>
              <div className={classes.spans}>
                {rows.length === 0 ? (
                  <Text size="sm" c="dimmed">
                    {t("ui.hours.closed")}
                  </Text>
                ) : null}
                {rows.map((row, index) => (
                  <Group key={index} gap={4} wrap="nowrap">
                    <TextInput
                      size="xs"
                      type="time"
                      className={classes.clock ?? ""}
                      aria-label={t("ui.hours.from", { day: name })}
                      value={row.from}
                      onChange={(event) => replace(row, { from: event.currentTarget.value })}
                    />
                    <span aria-hidden>–</span>
                    <TextInput
                      size="xs"
                      type="time"
                      className={classes.clock ?? ""}
                      aria-label={t("ui.hours.to", { day: name })}
                      // Browsers know no 24:00; the last minute of the day stands for it.
                      value={row.to === "24:00" ? "23:59" : row.to}
                      onChange={(event) => replace(row, { to: event.currentTarget.value })}
                    />
                    <ActionIcon
                      size={24}
                      aria-label={t("ui.hours.remove", { day: name })}
                      onClick={() => onChange(hours.filter((other) => other !== row))}
                    >
                      <IconTrash size={14} />
                    </ActionIcon>
                  </Group>
                ))}
              </div>
              <ActionIcon
                size={24}
                aria-label={t("ui.hours.add", { day: name })}
                onClick={() => onChange([...hours, { day, ...usual }])}
              >
                <IconPlus size={14} />
              </ActionIcon>
            </div>
          );
        })}
      </div>
      {hours.length === 0 ? (
        <Button
          mt={6}
          size="compact-xs"
          variant="subtle"
          onClick={() => onChange(workdays.map((day) => ({ day, ...usual })))}
        >
          {t("ui.hours.workdays")}
        </Button>
      ) : null}
    </Input.Wrapper>
  );
}

/** The first day of 2024 was a Monday. */
function dayName(day: number, weekday: "long" | "short" = "long"): string {
  const date = new Date(Date.UTC(2024, 0, day));
  return new Intl.DateTimeFormat(currentLanguage(), { weekday, timeZone: "UTC" }).format(date);
}

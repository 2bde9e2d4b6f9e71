// Settings of the appointment.

import { limits } from "@parley/contracts/limits";
import { z } from "zod";
import { requestFields, textField } from "../../settings/commonFields.ts";
import { field } from "../../settings/field.ts";

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const weekHour = z.object({
  day: z.number().int().min(1).max(7),
  from: clock.default("09:00"),
  to: clock.default("17:00"),
});
export type WeekHour = z.infer<typeof weekHour>;

/** Three ranges for each day of the week. */
const maximumRanges = 21;

const minutesField = (label: string, initial: number, lowest: number, highest: number, hint?: string) =>
  field(z.number().int().min(lowest).max(highest).default(initial), {
    label,
    ...(hint ? { hint } : {}),
    tab: "logic",
    control: "number",
  });

export const appointmentSettings = z.object({
  ...requestFields({
    question: "Which time suits you?",
    isLead: true,
    knownHint: "Does not ask again when a time was booked before in this conversation.",
  }),
  hours: field(
    z
      .array(weekHour)
      .max(maximumRanges)
      .default([1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" }))),
    {
      label: "Bookable times",
      hint: "On which days of the week, from when to when.",
      tab: "content",
      control: "weekHours",
    },
  ),
  slotMinutes: field(z.number().int().min(5).max(480).default(30), {
    label: "Length (minutes)",
    tab: "content",
    control: "number",
  }),
  title: field(z.string().max(limits.noteTitleLength).default("Appointment with {{ contact.name }}"), {
    label: "Name of the booking",
    hint: "What your team reads in the calendar.",
    tab: "content",
    control: "text",
    template: true,
  }),
  bufferBefore: minutesField("Free before (minutes)", 0, 0, 240, "Kept free before each booking."),
  bufferAfter: minutesField("Free after (minutes)", 0, 0, 240, "Kept free after each booking."),
  daysAhead: minutesField("Days ahead", 14, 1, 90, "How far into the future times are offered."),
  noticeHours: minutesField("Notice (hours)", 2, 0, 720, "The earliest time offered is so far away."),
  timeZone: field(z.string().max(64).default(""), {
    label: "Time zone",
    hint: "Of the bookable times, for example Europe/Berlin. Leave empty for the bot's.",
    tab: "logic",
    control: "text",
    placeholder: "Europe/Berlin",
  }),
  calendarId: field(z.string().max(100).default(""), {
    label: "Calendar",
    hint: "Blocks with the same name share their bookings. Leave empty for a calendar of its own.",
    tab: "logic",
    control: "text",
    placeholder: "sales",
  }),
  takenMessage: textField("When the time was taken meanwhile", {
    initial: "This time has just been taken. Please choose another one.",
    required: false,
  }),
});
export type AppointmentSettings = z.infer<typeof appointmentSettings>;

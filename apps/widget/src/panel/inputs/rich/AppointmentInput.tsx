// Free times to book: first the day, then the time, both where the visitor is, then one button that says what is booked.

import type { TimeSlot } from "@parley/contracts/messages";
import { useId, useMemo, useState } from "preact/hooks";
import { Icon } from "../../parts/Icon.tsx";
import { dateFormat, t } from "../../texts/translate.ts";
import type { RichProps } from "../richInputs.tsx";
import { slotDays } from "./slotDays.ts";
import "../../styles/rich.css";

export function AppointmentInput({ input: { slots }, answer }: RichProps<"appointment">) {
  const timeZone = useMemo(() => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC", []);
  const days = useMemo(() => slotDays(slots, timeZone, Date.now()), [slots, timeZone]);
  const [day, setDay] = useState(days[0]?.day);
  const [picked, setPicked] = useState<TimeSlot | null>(null);
  const names = useId();
  const times = days.find((entry) => entry.day === day)?.slots ?? [];
  const inZone = (options: Intl.DateTimeFormatOptions, moment: string) =>
    dateFormat({ ...options, timeZone }).format(new Date(moment));

  if (days.length === 0) return <p class="muted">{t("slot.none")}</p>;
  return (
    <form
      class="panel-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (picked) answer({ kind: "slot", start: picked.start, timeZone }, true);
      }}
    >
      <fieldset class="days" role="radiogroup" aria-label={t("slot.days")}>
        {days.map(({ day: value, slots: [first] }) => (
          <label class="chip day-chip" key={value}>
            <input
              type="radio"
              name={`${names}day`}
              checked={value === day}
              aria-label={first && inZone({ dateStyle: "full" }, first.start)}
              onChange={() => {
                setDay(value);
                setPicked(null);
              }}
            />
            {first && (
              <span aria-hidden="true">
                <small>{inZone({ weekday: "short" }, first.start)}</small>
                <b>{inZone({ day: "numeric" }, first.start)}</b>
                <small>{inZone({ month: "short" }, first.start)}</small>
              </span>
            )}
          </label>
        ))}
      </fieldset>
      <fieldset class="times" role="radiogroup" aria-label={t("slot.times")}>
        {times.map((slot) => (
          <label class="chip" key={slot.start}>
            <input
              type="radio"
              name={`${names}time`}
              checked={picked?.start === slot.start}
              onChange={() => setPicked(slot)}
            />
            <span>{inZone({ timeStyle: "short" }, slot.start)}</span>
          </label>
        ))}
      </fieldset>
      <p class="muted zone">
        <Icon name="clock" />
        <span>
          {t("slot.zone")} <bdi>{zoneName(timeZone, times[0]?.start)}</bdi>
        </span>
      </p>
      <button type="submit" class="submit" disabled={!picked}>
        {picked
          ? t("slot.book", {
              moment: inZone(
                { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
                picked.start,
              ),
            })
          : t("slot.pick")}
      </button>
    </form>
  );
}

/** `Europe/Berlin (GMT+2)`, with the difference that holds on that day. */
function zoneName(timeZone: string, moment: string | undefined): string {
  const offset = dateFormat({ timeZone, timeZoneName: "shortOffset" })
    .formatToParts(moment ? new Date(moment) : new Date())
    .find(({ type }) => type === "timeZoneName")?.value;
  const place = timeZone.replaceAll("_", " ");
  return offset && offset !== place ? `${place} (${offset})` : place;
}

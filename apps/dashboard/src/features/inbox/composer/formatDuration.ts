// A span in hours and minutes, or minutes alone.

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

export function formatDuration(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / MINUTE_MS));
  const hours = Math.floor(minutes / HOUR_MINUTES);
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(undefined, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  return hours === 0
    ? unit(minutes, "minute")
    : `${unit(hours, "hour")} ${unit(minutes % HOUR_MINUTES, "minute")}`;
}

// What to call the person who booked.
import type { Booking } from "@parley/contracts/api/calendar";
import { t } from "../../i18n/t.ts";

export function bookedBy({ contact }: Pick<Booking, "contact">): string {
  if (!contact) return t("bookings.gone");
  return contact.name?.trim() || contact.email || phoneOf(contact) || t("bookings.somebody");
}

/** The ways to reach them that are not their name already. */
export function reachedBy(booking: Pick<Booking, "contact">): string {
  const { contact } = booking;
  const name = bookedBy(booking);
  return [contact?.email, contact && phoneOf(contact)].filter((way) => way && way !== name).join(" · ");
}

function phoneOf({ phone }: NonNullable<Booking["contact"]>): string | null {
  return phone ? `${phone.dialCode} ${phone.number}`.trim() : null;
}

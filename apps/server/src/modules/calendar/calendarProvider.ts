// Where times are booked: the own calendar below, and calendar apps when they are connected.

import type { TimeSlot } from "@parley/contracts/messages";

export interface CalendarPlace {
  workspaceId: string;
  calendarId: string;
}

export interface BookingRequest {
  slot: TimeSlot;
  /** Contains the slot; nothing else may be booked within. */
  keepFree: TimeSlot;
  title: string;
  conversationId: string;
  now: Date;
}

export interface CalendarProvider {
  /** Times between two moments in which something is booked. */
  busy(place: CalendarPlace, from: Date, to: Date): Promise<{ start: Date; end: Date }[]>;
  /** False when the time has been taken; repeated by the same conversation it answers true again. */
  book(place: CalendarPlace, request: BookingRequest): Promise<boolean>;
}

// Appointments: times visitors book in a bot, and the calendars they are booked in.

export type { BookingRequest, CalendarPlace, CalendarProvider } from "./calendarProvider.ts";
export { createOwnCalendar } from "./ownCalendar.ts";
export { registerCalendarRoutes } from "./routes.ts";

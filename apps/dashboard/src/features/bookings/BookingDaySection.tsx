// One day of bookings: a heading and a row for each. On phones a row breaks into lines.
import { Badge, Button, Paper, Text, Title } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import type { Booking } from "@parley/contracts/api/calendar";
import { useAllows } from "../../app/workspace.tsx";
import { formatDateTime, formatDay, formatTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { RouterButton } from "../../ui/RouterAnchor.tsx";
import type { BotLabels } from "../bots/botLabels.ts";
import { bookedBy, reachedBy } from "./bookedBy.ts";
import { daysFromToday, type BookingDay } from "./bookingDays.ts";
import classes from "./bookings.module.css";

interface BookingDaySectionProps {
  day: BookingDay;
  labelOf: BotLabels;
  /** Absent for what is past. */
  onCancel: ((booking: Booking) => void) | undefined;
}

export function BookingDaySection({ day: { day, bookings }, labelOf, onCancel }: BookingDaySectionProps) {
  const distance = daysFromToday(day);
  const near = distance === 0 ? t("bookings.today") : distance === 1 ? t("bookings.tomorrow") : null;
  return (
    <section className={classes.day}>
      <Title order={2} size="h5" mb="xs">
        {near === null ? null : `${near} · `}
        {formatDay(day)}
      </Title>
      <Paper withBorder radius="md" component="ul" className={classes.rows}>
        {bookings.map((booking) => (
          <BookingRow key={booking.id} booking={booking} labelOf={labelOf} onCancel={onCancel} />
        ))}
      </Paper>
    </section>
  );
}

interface BookingRowProps {
  booking: Booking;
  labelOf: BotLabels;
  onCancel: BookingDaySectionProps["onCancel"];
}

function BookingRow({ booking, labelOf, onCancel }: BookingRowProps) {
  const canWrite = useAllows("inbox", "write");
  const { start, end, title, bot, conversationId, cancelledAt } = booking;
  const name = bookedBy(booking);
  const ways = reachedBy(booking);
  return (
    <li className={classes.row} data-cancelled={cancelledAt !== null || undefined}>
      <Text component="time" dateTime={start} fw={600} size="sm" className={classes.time}>
        {formatTime(start)} – {formatTime(end)}
      </Text>
      <div className={classes.person}>
        <Text fw={550} size="sm" truncate title={name} c={booking.contact ? undefined : "dimmed"}>
          {name}
        </Text>
        {ways === "" ? null : (
          <Text size="xs" c="dimmed" truncate title={ways}>
            {ways}
          </Text>
        )}
      </div>
      <div className={classes.what}>
        <Text size="sm" truncate title={title}>
          {title}
        </Text>
        {bot ? (
          <Text size="xs" c="dimmed" truncate title={bot.name}>
            {labelOf(bot)}
          </Text>
        ) : null}
      </div>
      <div className={classes.actions}>
        {cancelledAt === null ? null : (
          <Badge variant="light" color="gray">
            {t("bookings.cancelled")}
          </Badge>
        )}
        {conversationId === null ? null : (
          <RouterButton
            to="/inbox/{-$conversationId}"
            params={{ conversationId }}
            size="xs"
            variant="default"
            leftSection={<IconMessage size={14} />}
            aria-label={t("bookings.openChatOf", { name })}
          >
            {t("bookings.openChat")}
          </RouterButton>
        )}
        {canWrite && onCancel && cancelledAt === null ? (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            onClick={() => onCancel(booking)}
            aria-label={t("bookings.cancelOf", { name, time: formatDateTime(start) })}
          >
            {t("bookings.cancel")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

// What visitors booked: who comes when, and the chat in which they said so.
import { Button, Group, Paper, SegmentedControl, Select, Text } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Booking } from "@parley/contracts/api/calendar";
import { api, apiKey, request } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { formatDateTime, timeZone } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../ui/LoadingSkeleton.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { RouterButton } from "../../ui/RouterAnchor.tsx";
import { botLabels } from "../bots/botLabels.ts";
import { botsQuery } from "../bots/queries.ts";
import { bookingDays } from "./bookingDays.ts";
import { BookingDaySection } from "./BookingDaySection.tsx";
import { bookedBy } from "./bookedBy.ts";

export function BookingsPage() {
  const { id: workspaceId } = useWorkspace();
  const canReadBots = useAllows("bots", "read");
  const { past, botId } = useSearch({ from: "/app/bookings" });
  const navigate = useNavigate({ from: "/bookings" });
  const bots = useQuery({ ...botsQuery(workspaceId), enabled: canReadBots });
  const filter = {
    period: past ? ("past" as const) : ("upcoming" as const),
    ...(botId === undefined ? {} : { botId }),
  };
  const query = useInfiniteQuery({
    queryKey: [...apiKey(api.listBookings), workspaceId, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request(
        api.listBookings,
        {
          params: { workspaceId },
          query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        },
        signal,
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const cancel = useMutation({
    mutationFn: (bookingId: string) => request(api.cancelBooking, { params: { workspaceId, bookingId } }),
    onSuccess: () => {
      notifyDone(t("bookings.cancel.done"));
      return queryClient.invalidateQueries({ queryKey: apiKey(api.listBookings) });
    },
    onError: notifyError,
  });
  const askAndCancel = async (booking: Booking): Promise<void> => {
    const name = bookedBy(booking);
    const agreed = await confirm({
      title: t("bookings.cancel.title", { name }),
      text: t("bookings.cancel.text", { name, time: formatDateTime(booking.start) }),
      confirmLabel: t("bookings.cancel.confirm"),
      cancelLabel: t("bookings.cancel.keep"),
    });
    if (agreed) cancel.mutate(booking.id);
  };

  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const known = bots.data?.items ?? [];
  const labelOf = botLabels([...known, ...items.flatMap(({ bot }) => bot ?? [])]);
  return (
    <Page>
      <PageHeader title={t("bookings.title")} description={t("bookings.text", { zone: timeZone() })} />
      <Group mb="md" gap="sm">
        <SegmentedControl
          aria-label={t("bookings.period")}
          value={filter.period}
          data={[
            { value: "upcoming", label: t("bookings.upcoming") },
            { value: "past", label: t("bookings.past") },
          ]}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, past: value === "past" ? true : undefined }),
              replace: true,
            })
          }
        />
        {known.length > 1 ? (
          <Select
            aria-label={t("bookings.bot")}
            data={known.map((bot) => ({ value: bot.id, label: labelOf(bot) }))}
            value={botId ?? null}
            placeholder={t("bookings.allBots")}
            clearable
            searchable
            flex="1 1 12rem"
            maw={280}
            onChange={(value) =>
              void navigate({ search: (before) => ({ ...before, botId: value ?? undefined }), replace: true })
            }
          />
        ) : null}
      </Group>
      {query.isPending ? <LoadingSkeleton /> : null}
      {query.isError && items.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && items.length === 0 ? (
        <NoBookings isPast={past === true} isFiltered={botId !== undefined} />
      ) : null}
      {bookingDays(items).map((day) => (
        <BookingDaySection
          key={day.day}
          day={day}
          labelOf={labelOf}
          onCancel={past ? undefined : (booking) => void askAndCancel(booking)}
        />
      ))}
      {query.hasNextPage ? (
        <Button
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("ui.loadMore")}
        </Button>
      ) : null}
    </Page>
  );
}

function NoBookings({ isPast, isFiltered }: { isPast: boolean; isFiltered: boolean }) {
  const canReadBots = useAllows("bots", "read");
  if (isFiltered || isPast) {
    return <Text c="dimmed">{t(isFiltered ? "bookings.emptyFor" : "bookings.emptyPast")}</Text>;
  }
  return (
    <Paper withBorder>
      <EmptyState
        icon={IconCalendarEvent}
        title={t("bookings.empty")}
        text={t("bookings.emptyText")}
        action={
          canReadBots ? (
            <RouterButton to="/bots" variant="default">
              {t("bookings.toBots")}
            </RouterButton>
          ) : null
        }
      />
    </Paper>
  );
}

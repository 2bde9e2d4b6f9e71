// Mails of this server with a reading pane.
import { Badge, Button, Paper, Stack, Text, Title, UnstyledButton } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Mail } from "@parley/contracts/api/instance";
import { api, apiKey, request } from "../../api/client.ts";
import { formatDateTime, formatShort } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { LoadingSkeleton } from "../../ui/LoadingSkeleton.tsx";
import { MailText } from "./MailText.tsx";
import classes from "./MailsPanel.module.css";

const colours = { queued: "blue", sent: "teal", kept: "gray", failed: "red" } as const;

export function MailsPanel() {
  const [chosenId, setChosenId] = useState<string | null>(null);
  const mails = useInfiniteQuery({
    queryKey: apiKey(api.listMails),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      request(api.listMails, { query: pageParam === undefined ? {} : { cursor: pageParam } }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

  if (mails.isPending) return <LoadingSkeleton />;
  if (mails.isError) return <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />;
  const items = mails.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Paper withBorder>
        <EmptyState icon={IconMail} title={t("instance.mails.empty")} text={t("instance.mails.emptyText")} />
      </Paper>
    );
  }
  const chosen = items.find(({ id }) => id === chosenId) ?? items[0];
  return (
    <>
      <Text c="dimmed" mb="md">
        {t("instance.mails.text")}
      </Text>
      <Paper withBorder className={classes.panes}>
        <div className={classes.list}>
          {items.map((mail) => (
            <UnstyledButton
              key={mail.id}
              className={classes.row}
              aria-pressed={mail.id === chosen?.id}
              onClick={() => setChosenId(mail.id)}
            >
              <span className={classes.line}>
                <Text span size="sm" fw={600} truncate>
                  {mail.subject}
                </Text>
                <Text span size="xs" c="dimmed">
                  {formatShort(mail.createdAt)}
                </Text>
              </span>
              <span className={classes.line}>
                <Text span size="xs" c="dimmed" truncate>
                  {mail.to}
                </Text>
                <Badge size="xs" color={colours[mail.status]}>
                  {t(`instance.mails.status.${mail.status}`)}
                </Badge>
              </span>
            </UnstyledButton>
          ))}
          {mails.hasNextPage ? (
            <Button
              variant="subtle"
              m="xs"
              loading={mails.isFetchingNextPage}
              onClick={() => void mails.fetchNextPage()}
            >
              {t("ui.loadMore")}
            </Button>
          ) : null}
        </div>
        {chosen ? <Reading mail={chosen} /> : null}
      </Paper>
    </>
  );
}

function Reading({ mail }: { mail: Mail }) {
  return (
    <article className={classes.reading} aria-label={mail.subject}>
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            {mail.subject}
          </Title>
          <Text size="sm" c="dimmed">
            {t("instance.mails.to", { address: mail.to })} · {formatDateTime(mail.createdAt)}
          </Text>
        </div>
        {mail.error ? (
          <Text size="sm" c="red">
            {mail.error}
          </Text>
        ) : null}
        <MailText text={mail.text} />
      </Stack>
    </article>
  );
}

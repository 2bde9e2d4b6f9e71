// Where the person is signed in; every session but this one can be ended here.
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { auth, type AuthSession } from "../../api/auth.ts";
import { queryClient } from "../../app/queryClient.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/t.ts";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { QueryView } from "../../ui/QueryView.tsx";
import { Section } from "../../ui/Section.tsx";
import { describeBrowser } from "./describeBrowser.ts";

const sessionsKey = ["auth", "sessions"];

export function SessionsSection() {
  const sessions = useQuery({
    queryKey: sessionsKey,
    queryFn: async () => {
      const [all, current] = await Promise.all([auth.listSessions(), auth.currentSession()]);
      const here = current?.session.token;
      return all
        .map((session) => ({ session, isThis: session.token === here }))
        .toSorted(
          (left, right) =>
            Number(right.isThis) - Number(left.isThis) ||
            right.session.updatedAt.localeCompare(left.session.updatedAt),
        );
    },
  });
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: sessionsKey });
  const revoke = useMutation({ mutationFn: auth.revokeSession, onSuccess: refresh, onError: notifyError });
  const revokeOthers = useMutation({
    mutationFn: auth.revokeOtherSessions,
    onSuccess: async () => {
      await refresh();
      notifyDone(t("account.sessions.revokedOthers"));
    },
    onError: notifyError,
  });

  return (
    <Section
      title={t("account.sessions")}
      text={t("account.sessions.text")}
      actions={
        (sessions.data?.length ?? 0) > 1 ? (
          <Button variant="default" loading={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
            {t("account.sessions.revokeOthers")}
          </Button>
        ) : null
      }
    >
      <QueryView query={sessions}>
        {(items) => (
          <Stack gap="md" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
            {items.map(({ session, isThis }) => (
              <SessionRow
                key={session.id}
                session={session}
                isThis={isThis}
                onRevoke={() => revoke.mutate(session.token)}
              />
            ))}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}

interface SessionRowProps {
  session: AuthSession;
  isThis: boolean;
  onRevoke: () => void;
}

function SessionRow({ session, isThis, onRevoke }: SessionRowProps) {
  const browser = describeBrowser(session.userAgent) ?? t("account.sessions.unknown");
  const DeviceIcon = /Android|iPhone|Mobile/.test(session.userAgent ?? "")
    ? IconDeviceMobile
    : IconDeviceDesktop;
  const details = [
    session.ipAddress,
    t("account.sessions.since", { date: formatDateTime(session.createdAt) }),
  ].filter(Boolean);
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <DeviceIcon size={22} stroke={1.6} aria-hidden />
        <div>
          <Group gap={8}>
            <Text size="sm" fw={600}>
              {browser}
            </Text>
            {isThis ? <Badge color="teal">{t("account.sessions.this")}</Badge> : null}
          </Group>
          <Text size="xs" c="dimmed">
            {details.join(" · ")}
          </Text>
        </div>
      </Group>
      {isThis ? null : (
        <Button
          size="xs"
          variant="default"
          onClick={onRevoke}
          aria-label={t("account.sessions.revokeNamed", { browser })}
        >
          {t("account.sessions.revoke")}
        </Button>
      )}
    </Group>
  );
}

// The session has ended while somebody was at work: they sign in over the present screen, so nothing typed is lost.
import { Anchor, Modal, Stack, Text } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { onSessionEnd } from "../../api/session.ts";
import { t } from "../../i18n/t.ts";
import { queryClient } from "../queryClient.ts";
import { useMe } from "../workspace.tsx";

const SignInForm = lazy(async () => ({
  default: (await import("../../features/auth/SignInForm.tsx")).SignInForm,
}));

export function SessionExpired() {
  const [isOver, setIsOver] = useState(false);
  const { user } = useMe();
  const { href } = useLocation();
  useEffect(() => onSessionEnd(() => setIsOver(true)), []);

  return (
    <Modal
      opened={isOver}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t("auth.expired.title")}
      zIndex={500}
    >
      <Stack gap="md">
        <Text c="dimmed">{t("auth.expired.text")}</Text>
        <Suspense>
          <SignInForm
            email={user.email}
            onSignedIn={() => {
              setIsOver(false);
              void queryClient.invalidateQueries();
            }}
          />
        </Suspense>
        <Anchor size="sm" ta="center" href={`/login?next=${encodeURIComponent(href)}`}>
          {t("auth.expired.other")}
        </Anchor>
      </Stack>
    </Modal>
  );
}

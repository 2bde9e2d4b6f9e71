// Sessions and the second step of signing in.
import { Stack } from "@mantine/core";
import { t } from "../../i18n/t.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { SessionsSection } from "./SessionsSection.tsx";
import { TwoFactorSection } from "./TwoFactorSection.tsx";

export function SecurityPage() {
  return (
    <>
      <PageHeader title={t("settings.security")} description={t("account.security.text")} />
      <Stack gap="lg">
        <TwoFactorSection />
        <SessionsSection />
      </Stack>
    </>
  );
}

// The second step of signing in, as a page of its own.
import { useSearch } from "@tanstack/react-router";
import { t } from "../../i18n/t.ts";
import { RouterAnchor } from "../../ui/RouterAnchor.tsx";
import { afterSignIn } from "./afterSignIn.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { TwoFactorForm } from "./TwoFactorForm.tsx";

export function TwoFactorPage() {
  const { next } = useSearch({ from: "/two-factor" });
  return (
    <AuthLayout
      title={t("auth.twoFactor.title")}
      footer={<RouterAnchor to="/login">{t("auth.toSignIn")}</RouterAnchor>}
    >
      <TwoFactorForm onSignedIn={() => void afterSignIn(next)} />
    </AuthLayout>
  );
}

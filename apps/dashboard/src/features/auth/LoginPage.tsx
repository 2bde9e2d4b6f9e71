// Signing in.
import { useQuery } from "@tanstack/react-query";
import { Navigate, useSearch } from "@tanstack/react-router";
import { instanceQuery } from "../../app/loadMe.ts";
import { t } from "../../i18n/t.ts";
import { RouterAnchor } from "../../ui/RouterAnchor.tsx";
import { afterSignIn } from "./afterSignIn.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { SignInForm } from "./SignInForm.tsx";

export function LoginPage() {
  const { next } = useSearch({ from: "/login" });
  const instance = useQuery(instanceQuery);
  if (instance.data?.needsFirstAccount) return <Navigate to="/signup" replace />;
  return (
    <AuthLayout
      title={t("auth.signIn.title")}
      footer={
        instance.data?.canSignUp ? (
          <>
            {t("auth.signIn.new")}{" "}
            <RouterAnchor underline="always" to="/signup" search={next ? { next } : {}}>
              {t("auth.signIn.create")}
            </RouterAnchor>
          </>
        ) : null
      }
    >
      <SignInForm onSignedIn={() => void afterSignIn(next)} />
    </AuthLayout>
  );
}

// The notice after signing up, and the place the mailed link leads to.
import { Button, Loader, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { auth } from "../../api/auth.ts";
import { instanceQuery } from "../../app/loadMe.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { RouterAnchor, RouterButton } from "../../ui/RouterAnchor.tsx";
import { afterSignIn } from "./afterSignIn.ts";
import { AuthLayout } from "./AuthLayout.tsx";

export function VerifyPage() {
  const search = useSearch({ from: "/verify" });
  const { token } = search;
  const check = useQuery({
    queryKey: ["verify", token],
    queryFn: async () => {
      await auth.verifyEmail(token ?? "");
      return true;
    },
    enabled: token !== undefined,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  if (search.error !== undefined || check.isError) return <Failed />;
  if (search.done !== undefined || check.isSuccess) return <Done />;
  if (token !== undefined) {
    return (
      <AuthLayout title={t("auth.verify.checking")}>
        <Stack align="center">
          <Loader size="sm" aria-label={t("ui.loading")} />
        </Stack>
      </AuthLayout>
    );
  }
  return <Notice email={search.email} />;
}

function Notice({ email }: { email: string | undefined }) {
  const instance = useQuery(instanceQuery);
  const resend = useMutation({ mutationFn: auth.resendVerification });
  return (
    <AuthLayout
      title={t("auth.verify.title")}
      text={email ? t("auth.verify.text", { email }) : t("auth.verify.textAny")}
      footer={<RouterAnchor to="/login">{t("auth.toSignIn")}</RouterAnchor>}
    >
      <Stack gap="md">
        {instance.data?.mailConfigured === false ? (
          <Text c="dimmed" size="sm">
            {t("auth.verify.kept")}
          </Text>
        ) : null}
        <FormError error={resend.error} />
        {email ? (
          <Button
            variant="default"
            fullWidth
            loading={resend.isPending}
            disabled={resend.isSuccess}
            onClick={() => resend.mutate(email)}
          >
            {t("auth.verify.resend")}
          </Button>
        ) : null}
        <Text component="output" size="sm" ta="center" c="dimmed">
          {resend.isSuccess ? t("auth.verify.resent") : ""}
        </Text>
      </Stack>
    </AuthLayout>
  );
}

function Done() {
  return (
    <AuthLayout title={t("auth.verify.done")} text={t("auth.verify.doneText")}>
      <Button fullWidth onClick={() => void afterSignIn("/")}>
        {t("auth.continue")}
      </Button>
    </AuthLayout>
  );
}

function Failed() {
  return (
    <AuthLayout title={t("auth.verify.failed")} text={t("auth.verify.failedText")}>
      <RouterButton to="/login" fullWidth>
        {t("auth.toSignIn")}
      </RouterButton>
    </AuthLayout>
  );
}

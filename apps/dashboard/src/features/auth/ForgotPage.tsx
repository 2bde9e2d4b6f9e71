// Asking for a link to choose a new password. The answer is the same whether the address is known or not.
import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { auth } from "../../api/auth.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { RouterAnchor, RouterButton } from "../../ui/RouterAnchor.tsx";
import { useFocusOnMount } from "../../ui/useFocusOnMount.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { looksLikeEmail } from "./emailPattern.ts";

export function ForgotPage() {
  const firstField = useFocusOnMount<HTMLInputElement>();
  const form = useForm({
    initialValues: { email: "" },
    validate: { email: (value) => (looksLikeEmail(value) ? null : t("auth.emailInvalid")) },
  });
  const ask = useMutation({ mutationFn: auth.requestReset });

  if (ask.isSuccess) {
    return (
      <AuthLayout
        title={t("auth.forgot.sentTitle")}
        text={t("auth.forgot.sent", { email: form.values.email.trim() })}
      >
        <RouterButton to="/login" fullWidth variant="default">
          {t("auth.toSignIn")}
        </RouterButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={t("auth.forgot.title")}
      text={t("auth.forgot.text")}
      footer={<RouterAnchor to="/login">{t("auth.toSignIn")}</RouterAnchor>}
    >
      <form noValidate onSubmit={form.onSubmit(({ email }) => ask.mutate(email.trim()))}>
        <Stack gap="md">
          <TextInput
            label={t("auth.email")}
            type="email"
            autoComplete="username"
            ref={firstField}
            {...form.getInputProps("email")}
          />
          <FormError error={ask.error} />
          <Button type="submit" fullWidth loading={ask.isPending}>
            {t("auth.forgot.submit")}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}

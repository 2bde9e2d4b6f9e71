// E-mail and password, then the code when two-step sign-in is on. Used by the page and by the expired-session dialog.
import { Anchor, Button, Checkbox, Group, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { auth, AuthError } from "../../api/auth.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { RouterAnchor } from "../../ui/RouterAnchor.tsx";
import { looksLikeEmail } from "./emailPattern.ts";
import { TwoFactorForm } from "./TwoFactorForm.tsx";

interface SignInFormProps {
  /** Known address: the session has only expired. */
  email?: string;
  onSignedIn: () => void;
}

export function SignInForm({ email = "", onSignedIn }: SignInFormProps) {
  const [needsCode, setNeedsCode] = useState(false);
  const form = useForm({
    initialValues: { email, password: "", rememberMe: true },
    validate: {
      email: (value) => (looksLikeEmail(value) ? null : t("auth.emailInvalid")),
      password: (value) => (value === "" ? t("ui.required") : null),
    },
  });
  const signIn = useMutation({
    mutationFn: auth.signIn,
    onSuccess: (answer) => ("twoFactorRedirect" in answer ? setNeedsCode(true) : onSignedIn()),
  });
  const resend = useMutation({ mutationFn: auth.resendVerification });

  if (needsCode) return <TwoFactorForm onSignedIn={onSignedIn} />;

  const isUnverified = signIn.error instanceof AuthError && signIn.error.code === "EMAIL_NOT_VERIFIED";
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => signIn.mutate({ ...values, email: values.email.trim() }))}
    >
      <Stack gap="md">
        <TextInput
          label={t("auth.email")}
          type="email"
          autoComplete="username"
          data-autofocus={email === "" ? true : undefined}
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("auth.password")}
          autoComplete="current-password"
          data-autofocus={email === "" ? undefined : true}
          {...form.getInputProps("password")}
        />
        <Group justify="space-between" gap="xs">
          <Checkbox
            size="xs"
            label={t("auth.signIn.remember")}
            {...form.getInputProps("rememberMe", { type: "checkbox" })}
          />
          <RouterAnchor to="/forgot" size="sm">
            {t("auth.signIn.forgot")}
          </RouterAnchor>
        </Group>
        <FormError error={signIn.error}>
          {isUnverified ? (
            <div>
              {resend.isSuccess ? (
                t("auth.verify.resent")
              ) : (
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  onClick={() => resend.mutate(form.values.email.trim())}
                >
                  {t("auth.signIn.resend")}
                </Anchor>
              )}
            </div>
          ) : null}
        </FormError>
        <Button type="submit" fullWidth loading={signIn.isPending}>
          {t("auth.signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}

// A new account. On a new server this is the first screen anybody sees.
import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { auth } from "../../api/auth.ts";
import { instanceQuery } from "../../app/loadMe.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { RouterAnchor, RouterButton } from "../../ui/RouterAnchor.tsx";
import { useFocusOnMount } from "../../ui/useFocusOnMount.ts";
import { afterSignIn } from "./afterSignIn.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { looksLikeEmail } from "./emailPattern.ts";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { isStrongPassword } from "./passwordRules.ts";

export function SignUpPage() {
  const { next } = useSearch({ from: "/signup" });
  const navigate = useNavigate();
  const instance = useQuery(instanceQuery);
  const firstField = useFocusOnMount<HTMLInputElement>();
  const form = useForm({
    initialValues: { name: "", email: "", password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? t("ui.required") : null),
      email: (value) => (looksLikeEmail(value) ? null : t("auth.emailInvalid")),
      password: (value) => (isStrongPassword(value) ? null : t("auth.passwordWeak")),
    },
  });
  const signUp = useMutation({
    mutationFn: auth.signUp,
    onSuccess: async ({ token }, { email }) => {
      if (token === null) await navigate({ to: "/verify", search: { email } });
      else await afterSignIn(next);
    },
  });

  if (instance.data && !instance.data.canSignUp && !instance.data.needsFirstAccount) {
    return (
      <AuthLayout title={t("auth.signUp.closed")} text={t("auth.signUp.closedText")}>
        <RouterButton to="/login" fullWidth variant="default">
          {t("auth.toSignIn")}
        </RouterButton>
      </AuthLayout>
    );
  }

  const isFirst = instance.data?.needsFirstAccount ?? false;
  return (
    <AuthLayout
      title={t(isFirst ? "auth.signUp.first" : "auth.signUp.title")}
      text={t(isFirst ? "auth.signUp.firstText" : "auth.tagline")}
      footer={
        isFirst ? null : (
          <>
            {t("auth.signUp.have")}{" "}
            <RouterAnchor underline="always" to="/login" search={next ? { next } : {}}>
              {t("auth.signIn.submit")}
            </RouterAnchor>
          </>
        )
      }
    >
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          signUp.mutate({ ...values, name: values.name.trim(), email: values.email.trim() }),
        )}
      >
        <Stack gap="md">
          <TextInput
            label={t("auth.name")}
            autoComplete="name"
            ref={firstField}
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("auth.email")}
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <NewPasswordField
            label={t("auth.password")}
            {...form.getInputProps("password")}
            value={form.values.password}
          />
          <FormError error={signUp.error} />
          <Button type="submit" fullWidth loading={signUp.isPending}>
            {t("auth.signUp.submit")}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}

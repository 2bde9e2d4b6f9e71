// A new password for whoever holds a mailed token: after forgetting it, or on accepting an invitation.
import { Alert, Button, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { auth, AuthError } from "../../api/auth.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { RouterButton } from "../../ui/RouterAnchor.tsx";
import { AuthLayout } from "./AuthLayout.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { isStrongPassword } from "./passwordRules.ts";

interface ChoosePasswordProps {
  token: string | undefined;
  texts: {
    title: string;
    text?: string;
    submit: string;
    done: string;
    invalid: string;
    invalidText: string;
  };
}

export function ChoosePassword({ token, texts }: ChoosePasswordProps) {
  const form = useForm({
    initialValues: { password: "" },
    validate: { password: (value) => (isStrongPassword(value) ? null : t("auth.passwordWeak")) },
  });
  const save = useMutation({ mutationFn: auth.resetPassword });
  const isInvalid = save.error instanceof AuthError && save.error.code === "INVALID_TOKEN";

  if (token === undefined || isInvalid) {
    return (
      <AuthLayout title={texts.invalid} text={texts.invalidText}>
        <RouterButton to="/forgot" fullWidth>
          {t("auth.reset.again")}
        </RouterButton>
      </AuthLayout>
    );
  }
  if (save.isSuccess) {
    return (
      <AuthLayout title={texts.title}>
        <Stack>
          <Alert color="teal">{texts.done}</Alert>
          <RouterButton to="/login" fullWidth>
            {t("auth.toSignIn")}
          </RouterButton>
        </Stack>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={texts.title} {...(texts.text ? { text: texts.text } : {})}>
      <form
        noValidate
        onSubmit={form.onSubmit(({ password }) => save.mutate({ token, newPassword: password }))}
      >
        <Stack gap="md">
          <NewPasswordField
            label={t("auth.newPassword")}
            {...form.getInputProps("password")}
            value={form.values.password}
          />
          <FormError error={save.error} />
          <Button type="submit" fullWidth loading={save.isPending}>
            {texts.submit}
          </Button>
        </Stack>
      </form>
    </AuthLayout>
  );
}

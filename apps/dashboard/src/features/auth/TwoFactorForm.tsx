// The second step: a code of the authenticator app, or a recovery code.
import { Anchor, Button, Checkbox, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { auth } from "../../api/auth.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { useFocusOnMount } from "../../ui/useFocusOnMount.ts";

export function TwoFactorForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [usesRecovery, setUsesRecovery] = useState(false);
  const firstField = useFocusOnMount<HTMLInputElement>();
  const form = useForm({
    initialValues: { code: "", trustDevice: false },
    validate: { code: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const verify = useMutation({
    mutationFn: ({ code, trustDevice }: { code: string; trustDevice: boolean }) =>
      usesRecovery
        ? auth.verifyBackupCode({ code: code.trim(), trustDevice })
        : auth.verifyTotp({ code: code.replaceAll(/\s/g, ""), trustDevice }),
    onSuccess: onSignedIn,
  });

  return (
    <form noValidate onSubmit={form.onSubmit((values) => verify.mutate(values))}>
      <Stack gap="md">
        <Text c="dimmed">{t(usesRecovery ? "auth.twoFactor.recoveryText" : "auth.twoFactor.text")}</Text>
        <TextInput
          key={String(usesRecovery)}
          label={t(usesRecovery ? "auth.twoFactor.recoveryCode" : "auth.twoFactor.code")}
          inputMode={usesRecovery ? "text" : "numeric"}
          autoComplete="one-time-code"
          ref={firstField}
          {...form.getInputProps("code")}
        />
        <Checkbox
          size="xs"
          label={t("auth.twoFactor.trust")}
          {...form.getInputProps("trustDevice", { type: "checkbox" })}
        />
        <FormError error={verify.error} />
        <Button type="submit" fullWidth loading={verify.isPending}>
          {t("auth.twoFactor.submit")}
        </Button>
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="center"
          onClick={() => {
            setUsesRecovery(!usesRecovery);
            form.setFieldValue("code", "");
            verify.reset();
          }}
        >
          {t(usesRecovery ? "auth.twoFactor.useApp" : "auth.twoFactor.useRecovery")}
        </Anchor>
      </Stack>
    </form>
  );
}

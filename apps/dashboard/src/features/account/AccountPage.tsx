// The person's name, address and password.
import { Anchor, Badge, Button, Checkbox, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { limits } from "@parley/contracts/limits";
import { auth } from "../../api/auth.ts";
import { meQuery } from "../../app/loadMe.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useMe } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Section } from "../../ui/Section.tsx";
import { NewPasswordField } from "../auth/NewPasswordField.tsx";
import { isStrongPassword } from "../auth/passwordRules.ts";

export function AccountPage() {
  return (
    <>
      <PageHeader title={t("settings.account")} description={t("account.text")} />
      <Stack gap="lg">
        <Profile />
        <Password />
      </Stack>
    </>
  );
}

function Profile() {
  const { user } = useMe();
  const form = useForm({
    initialValues: { name: user.name },
    validate: { name: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const save = useMutation({
    mutationFn: auth.updateName,
    onSuccess: async () => {
      form.resetDirty();
      await queryClient.refetchQueries(meQuery);
      notifyDone(t("ui.saved"));
    },
  });
  return (
    <Section title={t("account.profile")}>
      <form noValidate onSubmit={form.onSubmit(({ name }) => save.mutate(name.trim()))}>
        <Stack gap="md" maw={480}>
          <TextInput
            label={t("account.name")}
            description={t("account.nameHint")}
            autoComplete="name"
            maxLength={limits.nameLength}
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("account.email")}
            value={user.email}
            readOnly
            rightSectionWidth={120}
            rightSection={
              <Badge color={user.emailVerified ? "teal" : "orange"}>
                {t(user.emailVerified ? "account.verified" : "account.unverified")}
              </Badge>
            }
          />
          {user.emailVerified ? null : <Unverified email={user.email} />}
          <FormError error={save.error} />
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t("ui.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

function Unverified({ email }: { email: string }) {
  const resend = useMutation({ mutationFn: auth.resendVerification, onError: notifyError });
  return (
    <Text size="sm" component="div">
      {t("account.unverifiedText")}{" "}
      {resend.isSuccess ? (
        <output>{t("auth.verify.resent")}</output>
      ) : (
        <Anchor
          underline="always"
          component="button"
          type="button"
          size="sm"
          onClick={() => resend.mutate(email)}
        >
          {t("account.resend")}
        </Anchor>
      )}
    </Text>
  );
}

function Password() {
  const { user } = useMe();
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "", revokeOtherSessions: true },
    validate: {
      currentPassword: (value) => (value === "" ? t("ui.required") : null),
      newPassword: (value) => (isStrongPassword(value) ? null : t("auth.passwordWeak")),
    },
  });
  const change = useMutation({
    mutationFn: auth.changePassword,
    onSuccess: () => {
      form.reset();
      notifyDone(t("account.password.saved"));
    },
  });
  return (
    <Section title={t("account.password")} text={t("account.password.text")}>
      <form noValidate onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <Stack gap="md" maw={480}>
          {/* Tells password managers whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={user.email} readOnly />
          <PasswordInput
            label={t("account.password.current")}
            autoComplete="current-password"
            {...form.getInputProps("currentPassword")}
          />
          <NewPasswordField
            label={t("account.password.new")}
            {...form.getInputProps("newPassword")}
            value={form.values.newPassword}
          />
          <Checkbox
            label={t("account.password.revoke")}
            {...form.getInputProps("revokeOtherSessions", { type: "checkbox" })}
          />
          <FormError error={change.error} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t("account.password.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

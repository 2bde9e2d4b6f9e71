// One more colleague, by an invitation or with a password set here.
import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery } from "@tanstack/react-query";
import { limits } from "@parley/contracts/limits";
import { api, request } from "../../api/client.ts";
import { fieldErrors } from "../../api/errorText.ts";
import { instanceQuery } from "../../app/loadMe.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { notifyDone } from "../../ui/notify.ts";
import { looksLikeEmail } from "../auth/emailPattern.ts";
import { NewPasswordField } from "../auth/NewPasswordField.tsx";
import { isStrongPassword } from "../auth/passwordRules.ts";
import { refreshMembers, useRoles } from "./queries.ts";
import { RoleField } from "./RoleField.tsx";

interface NewMember {
  name: string;
  email: string;
  roleId: string;
  how: "invite" | "password";
  password: string;
}

export function AddMemberDialog({ onClose }: { onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const instance = useQuery(instanceQuery);
  const roles = useRoles();
  const agentRole = roles.data?.items.find(({ kind }) => kind === "agent")?.id ?? "";
  const form = useForm<NewMember>({
    initialValues: { name: "", email: "", roleId: "", how: "invite", password: "" },
    validate: {
      name: (value) => (value.trim() === "" ? t("ui.required") : null),
      email: (value) => (looksLikeEmail(value) ? null : t("auth.emailInvalid")),
      password: (value, { how }) =>
        how === "invite" || isStrongPassword(value) ? null : t("auth.passwordWeak"),
    },
  });
  const roleId = form.values.roleId || agentRole;
  const add = useMutation({
    mutationFn: ({ name, email, how, password }: NewMember) =>
      request(api.addMember, {
        params: { workspaceId },
        body: {
          name: name.trim(),
          email: email.trim(),
          roleId,
          ...(how === "password" ? { password } : {}),
        },
      }),
    onSuccess: async (member) => {
      await refreshMembers();
      notifyDone(t("members.added", { name: member.name }));
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const isInvitation = form.values.how === "invite";
  return (
    <FormDialog
      title={t("members.add")}
      submitLabel={t("members.add")}
      onSubmit={form.onSubmit((values) => add.mutate(values))}
      onClose={onClose}
      isPending={add.isPending}
      error={add.error}
    >
      <TextInput
        label={t("members.name")}
        maxLength={limits.nameLength}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("members.email")}
        type="email"
        autoComplete="off"
        {...form.getInputProps("email")}
      />
      <RoleField value={roleId} onChange={(id) => form.setFieldValue("roleId", id)} />
      <Radio.Group label={t("members.how")} {...form.getInputProps("how")}>
        <Stack gap={8} mt={6}>
          <Radio value="invite" label={t("members.how.invite")} />
          <Radio value="password" label={t("members.how.password")} />
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {t(isInvitation ? "members.inviteHint" : "members.passwordHint")}
        {isInvitation && instance.data?.mailConfigured === false ? ` ${t("members.inviteKept")}` : ""}
      </Text>
      {isInvitation ? null : (
        <NewPasswordField
          label={t("auth.password")}
          {...form.getInputProps("password")}
          value={form.values.password}
        />
      )}
    </FormDialog>
  );
}

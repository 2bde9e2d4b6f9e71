// One more workspace for the signed-in person.
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, request } from "../../api/client.ts";
import { t } from "../../i18n/t.ts";
import { FormError } from "../../ui/FormError.tsx";
import { meQuery } from "../loadMe.ts";
import { queryClient } from "../queryClient.ts";
import { useSwitchWorkspace } from "../workspace.tsx";
import { shellDialogs } from "./shellDialogs.ts";

export function NewWorkspace() {
  const switchTo = useSwitchWorkspace();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const create = useMutation({
    mutationFn: (name: string) => request(api.createWorkspace, { body: { name } }),
    onSuccess: async (workspace) => {
      await queryClient.refetchQueries(meQuery);
      shellDialogs.close();
      switchTo(workspace.id);
      await navigate({ to: "/" });
    },
  });
  return (
    <Modal
      opened
      onClose={shellDialogs.close}
      title={t("shell.workspace.new")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <form noValidate onSubmit={form.onSubmit(({ name }) => create.mutate(name.trim()))}>
        <Stack gap="md">
          <Text c="dimmed">{t("shell.workspace.newText")}</Text>
          <TextInput
            label={t("auth.welcome.name")}
            data-autofocus
            maxLength={100}
            {...form.getInputProps("name")}
          />
          <FormError error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={shellDialogs.close}>
              {t("ui.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("auth.welcome.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

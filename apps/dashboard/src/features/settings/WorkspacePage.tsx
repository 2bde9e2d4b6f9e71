// The workspace's name and id.
import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { limits } from "@parley/contracts/limits";
import { api, request } from "../../api/client.ts";
import { fieldErrors } from "../../api/errorText.ts";
import { meQuery } from "../../app/loadMe.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { CopyField } from "../../ui/CopyField.tsx";
import { FormError } from "../../ui/FormError.tsx";
import { notifyDone } from "../../ui/notify.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Section } from "../../ui/Section.tsx";

export function WorkspacePage() {
  const { id: workspaceId, name } = useWorkspace();
  const canWrite = useAllows("settings", "write");
  const form = useForm({
    initialValues: { name },
    validate: { name: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const save = useMutation({
    mutationFn: (wanted: string) =>
      request(api.updateWorkspace, { params: { workspaceId }, body: { name: wanted } }),
    onSuccess: async () => {
      form.resetDirty();
      await queryClient.refetchQueries(meQuery);
      notifyDone(t("ui.saved"));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  return (
    <>
      <PageHeader title={t("settings.workspace")} description={t("settings.workspace.text")} />
      <Section title={t("settings.group.workspace")} text={canWrite ? undefined : t("settings.readOnly")}>
        <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values.name.trim()))}>
          <Stack gap="md" maw={480}>
            <TextInput
              label={t("settings.workspace.name")}
              maxLength={limits.nameLength}
              readOnly={!canWrite}
              {...form.getInputProps("name")}
            />
            <CopyField
              label={t("settings.workspace.id")}
              description={t("settings.workspace.idHint")}
              value={workspaceId}
            />
            <FormError error={save.error} />
            {canWrite ? (
              <Group>
                <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
                  {t("ui.save")}
                </Button>
              </Group>
            ) : null}
          </Stack>
        </form>
      </Section>
    </>
  );
}

// A new token: named, then shown this one time.
import { Alert, Button, Modal, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { limits } from "@parley/contracts/limits";
import { api, apiKey, request } from "../../api/client.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { CopyField } from "../../ui/CopyField.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const form = useForm({
    initialValues: { name: "" },
    validate: { name: (value) => (value.trim() === "" ? t("ui.required") : null) },
  });
  const create = useMutation({
    mutationFn: (name: string) => request(api.createApiToken, { params: { workspaceId }, body: { name } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKey(api.listApiTokens) }),
  });

  if (create.data) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={t("developers.tokens.once")}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        <Stack gap="md">
          <Alert color="orange" icon={<IconAlertTriangle size={18} />}>
            {t("developers.tokens.onceText")}
          </Alert>
          <CopyField label={t("developers.tokens.token")} value={create.data.token} />
          <Button onClick={onClose}>{t("developers.tokens.kept")}</Button>
        </Stack>
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t("developers.tokens.new")}
      submitLabel={t("developers.tokens.create")}
      onSubmit={form.onSubmit(({ name }) => create.mutate(name.trim()))}
      onClose={onClose}
      isPending={create.isPending}
      error={create.error}
    >
      <TextInput
        label={t("developers.tokens.name")}
        description={t("developers.tokens.nameHint")}
        maxLength={limits.nameLength}
        data-autofocus
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}

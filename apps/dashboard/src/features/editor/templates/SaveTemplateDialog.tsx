// Keeps the saved draft of this flow as a template of the workspace.

import { Text, Textarea, TextInput } from "@mantine/core";
import { limits } from "@parley/contracts/limits";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { api, apiQuery, request } from "../../../api/client.ts";
import { t } from "../../../i18n/t.ts";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { useServices } from "../editorContext.tsx";

export function SaveTemplateDialog({ onClose }: { onClose: () => void }) {
  const { workspaceId, flowId, flowName, autosave } = useServices();
  const client = useQueryClient();
  const [name, setName] = useState(flowName);
  const [description, setDescription] = useState("");
  const save = useMutation({
    mutationFn: async () => {
      // The server copies what it has: what was changed a moment ago must have arrived.
      await autosave.flush();
      return request(api.createOwnTemplate, { params: { workspaceId }, body: { name, description, flowId } });
    },
    onSuccess: async () => {
      await client.invalidateQueries(apiQuery(api.listOwnTemplates, { params: { workspaceId } }));
      notifyDone(t("editor.template.saved", { name }));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") save.mutate();
  };
  return (
    <FormDialog
      title={t("editor.template.saveTitle")}
      submitLabel={t("editor.template.saveAction")}
      onSubmit={submit}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t("editor.template.name")}
        value={name}
        maxLength={limits.nameLength}
        data-autofocus
        required
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t("editor.template.description")}
        value={description}
        maxLength={limits.noteTitleLength}
        autosize
        minRows={2}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed">
        {t("editor.template.hint")}
      </Text>
    </FormDialog>
  );
}

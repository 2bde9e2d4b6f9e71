// A new attribute, or another name for one.
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import type { AttributeDefinition } from "@parley/contracts/api/bots";
import { limits } from "@parley/contracts/limits";
import { api, apiKey, request } from "../../api/client.ts";
import { fieldErrors } from "../../api/errorText.ts";
import { queryClient } from "../../app/queryClient.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { attributeKey, attributeKeyPattern } from "./attributeKey.ts";

interface AttributeDialogProps {
  /** Absent makes a new one. */
  attribute: AttributeDefinition | undefined;
  taken: readonly string[];
  onClose: () => void;
}

export function AttributeDialog({ attribute, taken, onClose }: AttributeDialogProps) {
  const { id: workspaceId } = useWorkspace();
  const form = useForm({
    initialValues: { name: attribute?.name ?? "", key: attribute?.key ?? "", hasOwnKey: false },
    validate: {
      name: (value) => (value.trim() === "" ? t("ui.required") : null),
      key: (value) => {
        if (!attributeKeyPattern.test(value)) return t("settings.attributes.keyInvalid");
        return !attribute && taken.includes(value) ? t("settings.attributes.keyTaken") : null;
      },
    },
  });
  const save = useMutation({
    mutationFn: ({ key, name }: { key: string; name: string }) =>
      request(api.putAttribute, { params: { workspaceId, key }, body: { name: name.trim() } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listAttributes) });
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const name = form.getInputProps("name");
  const key = form.getInputProps("key");
  return (
    <FormDialog
      title={t(attribute ? "settings.attributes.edit" : "settings.attributes.new")}
      submitLabel={t("ui.save")}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
      isPending={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t("settings.attributes.name")}
        maxLength={limits.nameLength}
        data-autofocus
        {...name}
        onChange={(event) => {
          name.onChange(event);
          if (!attribute && !form.values.hasOwnKey) {
            form.setFieldValue("key", attributeKey(event.currentTarget.value));
          }
        }}
      />
      <TextInput
        label={t("settings.attributes.key")}
        description={t("settings.attributes.keyHint")}
        readOnly={attribute !== undefined}
        maxLength={limits.attributeKeyLength}
        {...key}
        onChange={(event) => {
          key.onChange(event);
          form.setFieldValue("hasOwnKey", true);
        }}
      />
    </FormDialog>
  );
}

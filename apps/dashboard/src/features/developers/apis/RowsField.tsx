// Lines of a name and a value, as many as are needed.
import { ActionIcon, Button, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { apiLimits, isSecretName } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";
import classes from "./apis.module.css";
import { VariableText } from "./VariableText.tsx";

interface RowsFieldProps {
  form: ApiForm;
  field: "query" | "headers" | "fields";
  label: string;
  description?: string;
  addLabel: string;
}

export function RowsField({ form, field, label, description, addLabel }: RowsFieldProps) {
  const rows = form.values[field];
  const add = () =>
    form.insertListItem(field, { name: "", value: "", ...(field === "headers" ? { isKept: false } : {}) });
  return (
    <Input.Wrapper label={label} description={description} labelElement="div" role="group" aria-label={label}>
      <Stack gap="xs" mt={6}>
        {rows.map((row, index) => {
          const place = { number: index + 1, list: label };
          const isKept = "isKept" in row && row.isKept === true && isSecretName(row.name);
          return (
            // Lines have no names of their own; their place is what tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <Group key={index} gap={6} wrap="nowrap" align="flex-start">
              <TextInput
                className={classes.rowName ?? ""}
                aria-label={t("developers.apis.row.nameOf", place)}
                placeholder={t("developers.apis.row.name")}
                maxLength={apiLimits.rowNameLength}
                autoComplete="off"
                spellCheck={false}
                {...form.getInputProps(`${field}.${index}.name`)}
              />
              <VariableText
                form={form}
                label={t("developers.apis.row.valueOf", place)}
                isLabelHidden
                placeholder={isKept ? t("developers.apis.kept") : t("developers.apis.row.value")}
                maxLength={apiLimits.rowValueLength}
                field={`${field}.${index}.value`}
              />
              <ActionIcon
                mt={4}
                aria-label={t("developers.apis.row.remove", place)}
                onClick={() => form.removeListItem(field, index)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          );
        })}
        {rows.length < apiLimits.rows ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            onClick={add}
            style={{ alignSelf: "flex-start" }}
          >
            {addLabel}
          </Button>
        ) : null}
      </Stack>
    </Input.Wrapper>
  );
}

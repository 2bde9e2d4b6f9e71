// The fields of a form: kind, label, whether it must be filled in, its options, and where the answer is kept.

import { Group, NativeSelect, Switch, TagsInput, TextInput } from "@mantine/core";
import { formFieldKinds } from "@parley/contracts/messages";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { AttributeSelect } from "./AttributeControl.tsx";
import { rowName, Rows } from "./Rows.tsx";

interface FieldRow {
  id: string;
  kind: (typeof formFieldKinds)[number];
  label: string;
  isRequired: boolean;
  placeholder: string;
  options: { id: string; title: string }[];
  saveToAttribute: string;
}

/** Nothing can be typed beforehand into these. */
const withoutPlaceholder = new Set<FieldRow["kind"]>(["select", "checkbox", "date"]);

export function FormFieldsControl({ field, value, onChange, error }: ControlProps) {
  const rows = asRecords(value).map((row): FieldRow => ({
    id: asText(row["id"]),
    kind: formFieldKinds.find((kind) => kind === row["kind"]) ?? "text",
    label: asText(row["label"]),
    isRequired: row["isRequired"] === true,
    placeholder: asText(row["placeholder"]),
    options: asRecords(row["options"]).map((option) => ({
      id: asText(option["id"]),
      title: asText(option["title"]),
    })),
    saveToAttribute: asText(row["saveToAttribute"]),
  }));
  return (
    <Rows
      field={field}
      error={error}
      rows={rows}
      idOf={({ id }) => id}
      nameOf={(row, index) => rowName(row.label, t("editor.form.row"), index)}
      makeRow={(): FieldRow => ({
        id: newId(),
        kind: "text",
        label: "",
        isRequired: false,
        placeholder: "",
        options: [],
        saveToAttribute: "",
      })}
      addLabel={t("editor.form.add")}
      onChange={onChange}
    >
      {(row, change, name) => (
        <>
          <TextInput
            aria-label={t("editor.form.label", { name })}
            placeholder={t("editor.form.labelPlaceholder")}
            value={row.label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={t("editor.form.kind", { name })}
            size="sm"
            value={row.kind}
            data={formFieldKinds.map((kind) => ({ value: kind, label: t(`editor.form.kind.${kind}`) }))}
            onChange={(event) => {
              const kind = formFieldKinds.find((known) => known === event.currentTarget.value);
              if (kind) change({ kind });
            }}
          />
          {row.kind === "select" ? (
            <TagsInput
              aria-label={t("editor.form.options", { name })}
              placeholder={t("editor.form.optionsPlaceholder")}
              value={row.options.map(({ title }) => title)}
              onChange={(titles) => change({ options: withTitles(row.options, titles) })}
              splitChars={[",", ";"]}
              acceptValueOnBlur
            />
          ) : null}
          {withoutPlaceholder.has(row.kind) ? null : (
            <TextInput
              aria-label={t("editor.form.placeholder", { name })}
              placeholder={t("editor.form.placeholderPlaceholder")}
              value={row.placeholder}
              onChange={(event) => change({ placeholder: event.currentTarget.value })}
            />
          )}
          <AttributeSelect
            label={t("editor.form.attribute", { name })}
            isLabelHidden
            value={row.saveToAttribute}
            onChange={(saveToAttribute) => change({ saveToAttribute })}
          />
          <Group>
            <Switch
              size="xs"
              label={t("editor.form.required")}
              checked={row.isRequired}
              onChange={(event) => change({ isRequired: event.currentTarget.checked })}
            />
          </Group>
        </>
      )}
    </Rows>
  );
}

/** Options keep their id as long as their title stays. */
function withTitles(options: FieldRow["options"], titles: string[]): FieldRow["options"] {
  return titles.map((title) => options.find((option) => option.title === title) ?? { id: newId(), title });
}

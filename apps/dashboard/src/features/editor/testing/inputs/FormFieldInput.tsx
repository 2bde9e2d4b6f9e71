// One field of a form, filled in as a visitor would.

import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { FormField } from "@parley/contracts/messages";

export type FormValue = string | boolean;

interface FieldProps {
  field: FormField;
  value: FormValue | undefined;
  onChange: (value: FormValue) => void;
}

const inputTypes = {
  email: "email",
  phone: "tel",
  number: "text",
  date: "date",
  url: "url",
  text: "text",
} as const;

export function FormFieldInput({ field, value, onChange }: FieldProps) {
  const text = typeof value === "string" ? value : "";
  const shared = { size: "xs", label: field.label, withAsterisk: field.isRequired } as const;
  switch (field.kind) {
    case "checkbox":
      return (
        <Checkbox
          size="xs"
          label={field.label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "select":
      return (
        <NativeSelect
          {...shared}
          value={text}
          data={[
            { value: "", label: "–" },
            ...(field.options ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "textarea":
      return (
        <Textarea
          {...shared}
          autosize
          maxRows={5}
          value={text}
          placeholder={field.placeholder ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          type={inputTypes[field.kind]}
          value={text}
          placeholder={field.placeholder ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

// Several fields at once.

import { Button, Checkbox, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import type { FormField } from "@parley/contracts/messages";
import { inputText } from "@parley/contracts/plainContent";
import { type FormEvent, useState } from "react";
import type { InputProps } from "./inputProps.ts";

type Value = string | boolean;

export function FormAnswer({ request, onAnswer }: InputProps<"form">) {
  const [values, setValues] = useState<Record<string, Value>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { kind: "form", values } as const;
    onAnswer(input, inputText(input, request));
  };
  return (
    // The engine checks the answers, so that its words can be seen; the browser's own check would hide them.
    <form onSubmit={submit} noValidate>
      <Stack gap={8}>
        {request.fields.map((field) => (
          <Field
            key={field.id}
            field={field}
            value={values[field.id]}
            onChange={(value) => setValues({ ...values, [field.id]: value })}
          />
        ))}
        <Button size="xs" variant="light" type="submit">
          {request.submitLabel}
        </Button>
      </Stack>
    </form>
  );
}

interface FieldProps {
  field: FormField;
  value: Value | undefined;
  onChange: (value: Value) => void;
}

const inputTypes = {
  email: "email",
  phone: "tel",
  number: "text",
  date: "date",
  url: "url",
  text: "text",
} as const;

function Field({ field, value, onChange }: FieldProps) {
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

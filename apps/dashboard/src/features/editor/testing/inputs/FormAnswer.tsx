// Several fields at once.

import { Button, Stack } from "@mantine/core";
import { inputText } from "@parley/contracts/plainContent";
import { type FormEvent, useState } from "react";
import { FormFieldInput, type FormValue } from "./FormFieldInput.tsx";
import type { InputProps } from "./inputProps.ts";

export function FormAnswer({ request, onAnswer }: InputProps<"form">) {
  const [values, setValues] = useState<Record<string, FormValue>>({});
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
          <FormFieldInput
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

// A refusal that belongs to no single field.

import { Text } from "@mantine/core";
import { AppError } from "../../api/client.ts";
import { errorText } from "../../api/errorText.ts";

export function FormError({ error }: { error: unknown }) {
  if (!error || (error instanceof AppError && (error.fields?.length ?? 0) > 0)) return null;
  const { title, hint } = errorText(error);
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {title} {hint}
    </Text>
  );
}

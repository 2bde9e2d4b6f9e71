// A refusal above the form's button; the fields keep what was typed.
import { Alert } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { errorText } from "../api/errorText.ts";

export function FormError({ error, children }: { error: unknown; children?: ReactNode }) {
  if (error === null || error === undefined) return null;
  const { title, hint } = errorText(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />} title={title} role="alert" p="sm">
      {hint}
      {children}
    </Alert>
  );
}

// The end of a form of the editor: what went wrong, Cancel, and the action.

import { Button, Group } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";

interface FormActionsProps {
  label: string;
  onCancel: () => void;
  isPending: boolean;
  isDisabled: boolean;
  error: unknown;
}

export function FormActions({ label, onCancel, isPending, isDisabled, error }: FormActionsProps) {
  return (
    <>
      <FormError error={error} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onCancel}>
          {t("ui.cancel")}
        </Button>
        <Button type="submit" loading={isPending} disabled={isDisabled}>
          {label}
        </Button>
      </Group>
    </>
  );
}

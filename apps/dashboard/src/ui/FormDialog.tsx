// A small form in a dialog: fields, the refusal if there was one, Cancel and the action.
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { FormEventHandler, ReactNode } from "react";
import { t } from "../i18n/t.ts";
import { FormError } from "./FormError.tsx";

interface FormDialogProps {
  title: string;
  submitLabel: string;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  isPending: boolean;
  error?: unknown;
  isDangerous?: boolean;
  children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, onSubmit, onClose, isPending, error, isDangerous, children } = props;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("ui.close") }}>
      <form noValidate onSubmit={onSubmit}>
        <Stack gap="md">
          {children}
          <FormError error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("ui.cancel")}
            </Button>
            <Button type="submit" loading={isPending} {...(isDangerous ? { color: "red" } : {})}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

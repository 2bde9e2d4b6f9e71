// The address of a file, or a file that is uploaded to get one.

import { Button, FileButton, Group, Image, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconUpload } from "@tabler/icons-react";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { ReactNode } from "react";
import { t } from "../../../../i18n/t.ts";
import { notifyError } from "../../../../ui/notify.ts";
import { useServices } from "../../editorContext.tsx";
import { uploadFile } from "../../uploadFile.ts";
import { TemplateText } from "../TemplateText.tsx";

interface MediaInputProps {
  label: string;
  isLabelHidden?: boolean;
  description?: ReactNode;
  placeholder?: string;
  error?: string | undefined;
  value: string;
  /** Types the file dialog offers. */
  accept: string;
  isImage?: boolean;
  isFocused?: boolean;
  onChange: (url: string) => void;
}

const bytesPerMegabyte = 1_000_000;

export function MediaInput(props: MediaInputProps) {
  const { workspaceId } = useServices();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(workspaceId, file),
    // Visitors see the picture on other sites, so its address must be complete.
    onSuccess: (file) => props.onChange(new URL(file.url, window.location.origin).href),
    onError: notifyError,
  });
  const choose = (file: File | null) => {
    if (!file) return;
    if (file.size > limits.uploadBytes) {
      notifyError(new AppError("payload_too_large", { maximum: limits.uploadBytes }));
      return;
    }
    upload.mutate(file);
  };
  return (
    <Stack gap={6}>
      <TemplateText
        label={props.label}
        isLabelHidden={props.isLabelHidden ?? false}
        description={props.description}
        placeholder={props.placeholder ?? ""}
        error={props.error}
        value={props.value}
        onChange={props.onChange}
        isFocused={props.isFocused ?? false}
      />
      <Group gap={8}>
        <FileButton accept={props.accept} onChange={choose}>
          {(button) => (
            <Button
              {...button}
              size="xs"
              variant="default"
              leftSection={<IconUpload size={14} />}
              loading={upload.isPending}
            >
              {t("editor.media.upload", { megabytes: limits.uploadBytes / bytesPerMegabyte })}
            </Button>
          )}
        </FileButton>
      </Group>
      {props.isImage && /^https?:\/\//.test(props.value) ? (
        <Image
          src={props.value}
          alt={t("editor.media.preview")}
          radius="sm"
          mah={160}
          fit="contain"
          fallbackSrc=""
        />
      ) : null}
    </Stack>
  );
}

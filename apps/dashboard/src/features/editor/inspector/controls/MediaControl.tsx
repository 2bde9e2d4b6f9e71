// A picture or video: its address, or a file that is uploaded to get one.

import { Button, FileButton, Group, Image, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconUpload } from "@tabler/icons-react";
import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../../i18n/t.ts";
import { notifyError } from "../../../../ui/notify.ts";
import { useServices } from "../../editorContext.tsx";
import { uploadFile } from "../../uploadFile.ts";
import { asText, type ControlProps } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";

const accepted = {
  imageUrl: "image/png,image/jpeg,image/gif,image/webp,image/avif",
  videoUrl: "video/mp4,video/webm",
};
const bytesPerMegabyte = 1_000_000;

export function MediaControl({ field, value, onChange, error, isFocused }: ControlProps) {
  const { workspaceId } = useServices();
  const url = asText(value);
  const isImage = field.control === "imageUrl";
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(workspaceId, file),
    // Visitors see the picture on other sites, so its address must be complete.
    onSuccess: (file) => onChange(new URL(file.url, window.location.origin).href),
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
        label={field.label}
        description={field.hint}
        placeholder={field.placeholder ?? ""}
        error={error}
        value={url}
        onChange={onChange}
        isFocused={isFocused}
      />
      <Group gap={8}>
        <FileButton accept={isImage ? accepted.imageUrl : accepted.videoUrl} onChange={choose}>
          {(props) => (
            <Button
              {...props}
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
      {isImage && /^https?:\/\//.test(url) ? (
        <Image src={url} alt={t("editor.media.preview")} radius="sm" mah={160} fit="contain" fallbackSrc="" />
      ) : null}
    </Stack>
  );
}

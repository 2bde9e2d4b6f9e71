// A picture kept on this server: shown small, replaced or removed.
import { ActionIcon, FileButton, Button, Group, Image, Input } from "@mantine/core";
import { IconTrash, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { uploadFile } from "../../../api/uploadFile.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { notifyError } from "../../../ui/notify.ts";

const PICTURES = "image/png,image/jpeg,image/webp,image/gif,image/svg+xml";

interface ImageFieldProps {
  label: string;
  isLabelHidden?: boolean;
  description?: string;
  value: string | null;
  onChange: (url: string | null) => void;
  error?: ReactNode;
}

export function ImageField({ label, isLabelHidden, description, value, onChange, error }: ImageFieldProps) {
  const { id: workspaceId } = useWorkspace();
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(workspaceId, file),
    onSuccess: ({ url }) => onChange(url),
    onError: notifyError,
  });
  return (
    <Input.Wrapper
      label={isLabelHidden ? undefined : label}
      labelElement="div"
      description={description}
      error={error}
    >
      <Group gap="xs" mt={isLabelHidden ? 0 : 4}>
        {value ? <Image src={value} alt="" w={40} h={40} fit="contain" radius="sm" /> : null}
        <FileButton accept={PICTURES} onChange={(file) => (file ? upload.mutate(file) : undefined)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              loading={upload.isPending}
              leftSection={<IconUpload size={14} />}
              aria-label={isLabelHidden ? label : `${label}: ${t("bots.settings.upload")}`}
            >
              {t("bots.settings.upload")}
            </Button>
          )}
        </FileButton>
        {value ? (
          <ActionIcon onClick={() => onChange(null)} aria-label={t("bots.settings.removeImage")}>
            <IconTrash size={16} />
          </ActionIcon>
        ) : null}
      </Group>
    </Input.Wrapper>
  );
}

// Says whether the draft is saved, and why not.

import { Button, Group, Loader, Text } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { errorText } from "../../../api/errorText.ts";
import { t } from "../../../i18n/t.ts";
import { useSaveStatus, useServices } from "../editorContext.tsx";
import type { SaveStatus } from "./autosave.ts";

export function SaveIndicator() {
  const { autosave, canWrite } = useServices();
  const status = useSaveStatus();
  if (!canWrite) return <Line icon={null} text={t("editor.save.readOnly")} />;
  const { icon, text, title } = describe(status);
  const canRetry = status.kind === "offline" || status.kind === "refused";
  return (
    <Group gap={6} wrap="nowrap" role="status" title={title} data-save-status={status.kind}>
      <Line icon={icon} text={text} />
      {canRetry ? (
        <Button size="compact-xs" variant="light" onClick={() => void autosave.flush()}>
          {t("editor.save.retry")}
        </Button>
      ) : null}
    </Group>
  );
}

function Line({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <>
      {icon}
      <Text size="xs" c="dimmed" truncate>
        {text}
      </Text>
    </>
  );
}

function describe(status: SaveStatus): { icon: ReactNode; text: string; title?: string } {
  switch (status.kind) {
    case "saved":
      return { icon: <IconCloudCheck size={16} aria-hidden />, text: t("editor.save.saved") };
    case "pending":
      return { icon: <IconCloudUp size={16} aria-hidden />, text: t("editor.save.pending") };
    case "saving":
      return { icon: <Loader size={14} aria-hidden />, text: t("editor.save.saving") };
    case "offline":
      return {
        icon: <IconCloudOff size={16} aria-hidden />,
        text: t(status.isKeptHere ? "editor.save.offlineKept" : "editor.save.offline"),
      };
    case "conflict":
      return { icon: <IconAlertTriangle size={16} aria-hidden />, text: t("editor.save.conflict") };
    case "refused": {
      const { title, hint } = errorText(status.error);
      return { icon: <IconAlertTriangle size={16} aria-hidden />, text: title, title: hint };
    }
  }
}

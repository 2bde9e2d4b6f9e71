// Two people, or two tabs, changed the same draft. Shows the difference and lets the author choose; the copy that is not
// kept can be saved as a file first, so nothing is lost.

import { Button, Group, Modal, ScrollArea, Stack, Text, Title } from "@mantine/core";
import { IconDownload, IconExternalLink } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { notifyDone } from "../../../ui/notify.ts";
import { useContent, useSaveStatus, useServices } from "../editorContext.tsx";
import { replaceAll } from "../model/commands.ts";
import { DiffList } from "../publish/DiffList.tsx";
import { download, exportText } from "../transfer/flowFile.ts";

export function ConflictDialog() {
  const { store, autosave, flowName } = useServices();
  const status = useSaveStatus();
  const mine = useContent();
  if (status.kind !== "conflict") return null;
  const { theirs } = status;
  const theirContent = { document: theirs.document, layout: theirs.layout };

  const keepMine = async () => {
    const after = await autosave.keepMine();
    if (after.kind === "saved") notifyDone(t("editor.conflict.keptMine"));
  };
  const takeTheirs = () => {
    // Undo brings the own copy back.
    autosave.adopt(theirContent, theirs.revision);
    store.setLocked(false);
    store.apply((present) => replaceAll(present, theirContent), { select: [] });
    notifyDone(t("editor.conflict.tookTheirs"));
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={t("editor.conflict.title")}
      size="lg"
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        <Text size="sm">
          {theirs.updatedBy
            ? t("editor.conflict.textBy", { name: theirs.updatedBy })
            : t("editor.conflict.text")}
        </Text>
        <section>
          <Title order={3} size="h4" mb={8}>
            {t("editor.conflict.difference")}
          </Title>
          <ScrollArea.Autosize mah={280}>
            <DiffList
              before={theirs.document}
              after={mine.document}
              sameText={t("editor.conflict.onlyLayout")}
            />
          </ScrollArea.Autosize>
        </section>
        <Group gap={8}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() => download(t("editor.conflict.mineFile", { flow: flowName }), exportText(mine))}
          >
            {t("editor.conflict.downloadMine")}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={() =>
              download(t("editor.conflict.theirsFile", { flow: flowName }), exportText(theirContent))
            }
          >
            {t("editor.conflict.downloadTheirs")}
          </Button>
          <Button
            size="xs"
            variant="default"
            component="a"
            href={window.location.pathname}
            target="_blank"
            rel="noopener"
            leftSection={<IconExternalLink size={14} />}
          >
            {t("editor.conflict.openTheirs")}
          </Button>
        </Group>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={takeTheirs}>
            {t("editor.conflict.takeTheirs")}
          </Button>
          <Button onClick={() => void keepMine()} data-autofocus>
            {t("editor.conflict.keepMine")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

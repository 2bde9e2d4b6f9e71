// Puts a picked value into an attribute.
import { Button, Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { AttributeSelect } from "./AttributeSelect.tsx";

interface MapDialogProps {
  path: string;
  /** The attribute it fills already. */
  attributeKey: string;
  onMap: (attributeKey: string) => void;
  onClose: () => void;
}

export function MapDialog({ path, attributeKey, onMap, onClose }: MapDialogProps) {
  const [key, setKey] = useState(attributeKey);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("developers.apis.map")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t("developers.apis.mapping.path")}
          </Text>
          <Code style={{ overflowWrap: "anywhere" }}>{path}</Code>
        </div>
        <AttributeSelect label={t("developers.apis.map.attribute")} value={key} onChange={setKey} isFocused />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("ui.cancel")}
          </Button>
          <Button disabled={key === ""} onClick={() => onMap(key)}>
            {t("developers.apis.map.submit")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

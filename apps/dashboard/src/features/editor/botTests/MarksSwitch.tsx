// Chooses what the canvas shows beside the flow: nothing, which blocks tests reach, or where visitors went.

import { Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { useView } from "../editorContext.tsx";
import classes from "./BotTests.module.css";
import { useMarks } from "./useMarks.ts";

const kinds = ["none", "tests", "traffic"] as const;

export function MarksSwitch() {
  const { kind, choose, words, error } = useMarks();
  const isListMode = useView((view) => view.mode === "list");
  if (isListMode) return null;
  return (
    <Stack gap={6} px="sm" pt="sm" className={classes.marks ?? ""}>
      <Group justify="space-between" gap={8}>
        <Text size="xs" c="dimmed" id="marks-label">
          {t("editor.marks.label")}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="marks-label"
          value={kind}
          onChange={(chosen) => choose(kinds.find((known) => known === chosen) ?? "none")}
          data={kinds.map((value) => ({ value, label: t(`editor.marks.${value}`) }))}
        />
      </Group>
      {words === null ? null : (
        <Text size="xs" c="dimmed" role="status">
          {words}
        </Text>
      )}
      <FormError error={error} />
    </Stack>
  );
}

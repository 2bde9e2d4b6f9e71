// The panel of a selected frame or note: its text, its colour, and what can be done with it.

import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { limits } from "@parley/contracts/limits";
import { IconArrowsMinimize, IconFolderSymlink, IconTrash } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { removeSelected } from "../actions.ts";
import { useContent, useEditor, useServices } from "../editorContext.tsx";
import { areaColours, carriedBy, changeArea, findFrame, findNote, fitFrame } from "../model/areas.ts";
import classes from "./areas.module.css";

export function AreaForm({ areaId }: { areaId: string }) {
  const services = useServices();
  const { store, view } = services;
  const content = useContent();
  const isLocked = useEditor((state) => state.isLocked);
  const frame = findFrame(content, areaId);
  const note = findNote(content, areaId);
  const area = frame ?? note;
  if (!area) return null;
  const change = (patch: Parameters<typeof changeArea>[2], key: string) =>
    store.apply((present) => changeArea(present, areaId, patch), { key: `${key}:${areaId}` });
  return (
    <Stack p="md" gap="md">
      <Text fw={600}>{t(frame ? "editor.area.frame" : "editor.area.note")}</Text>
      {frame ? (
        <TextInput
          label={t("editor.frame.title")}
          value={frame.title}
          maxLength={limits.nameLength}
          disabled={isLocked}
          onChange={(event) => change({ title: event.currentTarget.value }, "title")}
        />
      ) : null}
      {note ? (
        <Textarea
          label={t("editor.note.text")}
          value={note.text}
          maxLength={limits.noteTextLength}
          disabled={isLocked}
          autosize
          minRows={4}
          maxRows={16}
          onChange={(event) => change({ text: event.currentTarget.value }, "note")}
        />
      ) : null}
      <Radio.Group
        label={t("editor.area.colour")}
        value={area.colour}
        onChange={(chosen) => {
          const colour = areaColours.find((known) => known === chosen);
          if (colour) change({ colour }, "colour");
        }}
      >
        <Group mt={8} gap="md">
          {areaColours.map((colour) => (
            <Radio
              key={colour}
              value={colour}
              disabled={isLocked}
              label={
                <Group gap={6} wrap="nowrap" component="span">
                  <span className={classes.swatch} data-colour={colour} aria-hidden />
                  {t(`editor.colour.${colour}`)}
                </Group>
              }
            />
          ))}
        </Group>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        {t(frame ? "editor.frame.hint" : "editor.note.hint")}
      </Text>
      <Group>
        {frame ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowsMinimize size={15} />}
            disabled={isLocked || carriedBy(content, areaId).length === 0}
            onClick={() => store.apply((present) => fitFrame(present, areaId))}
          >
            {t("editor.frame.fit")}
          </Button>
        ) : null}
        {frame ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFolderSymlink size={15} />}
            disabled={isLocked || carriedBy(content, areaId).length === 0}
            onClick={() => view.set({ dialog: "extract" })}
          >
            {t("editor.tools.extract")}
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          color="red"
          leftSection={<IconTrash size={15} />}
          disabled={isLocked}
          onClick={() => removeSelected(services)}
        >
          {t(frame ? "editor.frame.remove" : "editor.note.remove")}
        </Button>
      </Group>
    </Stack>
  );
}

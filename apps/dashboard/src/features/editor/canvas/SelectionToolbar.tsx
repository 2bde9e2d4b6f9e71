// The tools of a selection of several items: line up, spread, group, copy, delete.

import { Paper, Text } from "@mantine/core";
import {
  type Icon,
  IconCopy,
  IconFolderSymlink,
  IconFrame,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconTrash,
} from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { duplicateSelected, groupSelection, removeSelected } from "../actions.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { align, type Alignment, alignments } from "../model/align.ts";
import { moveItems } from "../model/commands.ts";
import { selectionOf } from "../model/editorStore.ts";
import classes from "./Canvas.module.css";
import { Tool } from "./CanvasToolbar.tsx";
import type { CanvasActions } from "./useCanvasActions.ts";

const alignmentIcons: Record<Alignment, Icon> = {
  left: IconLayoutAlignLeft,
  center: IconLayoutAlignCenter,
  right: IconLayoutAlignRight,
  top: IconLayoutAlignTop,
  middle: IconLayoutAlignMiddle,
  bottom: IconLayoutAlignBottom,
  spreadAcross: IconLayoutDistributeVertical,
  spreadDown: IconLayoutDistributeHorizontal,
};

export function SelectionToolbar({ canvas }: { canvas: CanvasActions }) {
  const services = useServices();
  const { store, view } = services;
  const selection = useEditor(selectionOf);
  const isLocked = useEditor((state) => state.isLocked);
  if (selection.length < 2 || isLocked) return null;
  return (
    <Paper
      className={classes.selectionToolbar}
      shadow="sm"
      withBorder
      role="toolbar"
      aria-label={t("editor.tools.selection")}
    >
      <Text size="xs" c="dimmed" px={8} className={classes.selectionCount ?? ""}>
        {t("editor.tools.selected", { count: selection.length })}
      </Text>
      {alignments.map((alignment) => (
        <Tool
          key={alignment}
          icon={alignmentIcons[alignment]}
          label={t(`editor.align.${alignment}`)}
          onClick={() =>
            store.apply((content) => moveItems(content, align(content, selection, alignment, canvas.sizeOf)))
          }
        />
      ))}
      <span className={classes.divider} />
      <Tool
        icon={IconFrame}
        label={t("editor.tools.group")}
        keys="G"
        onClick={() => groupSelection(services, { title: t("editor.frame.newTitle"), sizeOf: canvas.sizeOf })}
      />
      <Tool
        icon={IconFolderSymlink}
        label={t("editor.tools.extract")}
        onClick={() => view.set({ dialog: "extract" })}
      />
      <Tool
        icon={IconCopy}
        label={t("editor.tools.duplicate")}
        keys="Ctrl D"
        onClick={() => duplicateSelected(services)}
      />
      <Tool
        icon={IconTrash}
        label={t("editor.tools.delete")}
        keys="Del"
        onClick={() => removeSelected(services)}
      />
    </Paper>
  );
}

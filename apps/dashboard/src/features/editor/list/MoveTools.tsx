// Reordering of one row: a grip to drag, and two buttons for everybody else.

import { ActionIcon } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { contentOf } from "../model/editorStore.ts";
import { canMove, canMoveTo, placeBeside } from "../model/reorder.ts";
import classes from "./BlockList.module.css";
import { moveBeside, rowType } from "./moveRow.ts";

interface MoveToolsProps {
  blockId: string;
  title: string;
}

export function MoveTools({ blockId, title }: MoveToolsProps) {
  const services = useServices();
  const isMovable = useEditor((state) => !state.isLocked && canMove(contentOf(state), blockId));
  const canGo = (direction: "up" | "down") => {
    const content = contentOf(services.store.getState());
    const place = placeBeside(content, blockId, direction);
    return place !== null && canMoveTo(content, blockId, place);
  };
  if (!isMovable) return null;
  return (
    <span className={classes.moves}>
      <span
        className={classes.grip}
        draggable
        title={t("editor.list.drag")}
        onDragStart={(event) => {
          event.dataTransfer.setData(rowType, blockId);
          event.dataTransfer.effectAllowed = "move";
          const row = event.currentTarget.closest("li");
          if (row) event.dataTransfer.setDragImage(row, 0, 0);
        }}
      >
        <IconGripVertical size={16} aria-hidden />
      </span>
      {(["up", "down"] as const).map((direction) => (
        <ActionIcon
          key={direction}
          size="sm"
          aria-label={t(`editor.list.${direction}`, { title })}
          aria-disabled={!canGo(direction)}
          data-disabled={!canGo(direction) || undefined}
          onClick={() => moveBeside(services, blockId, direction)}
        >
          {direction === "up" ? <IconArrowUp size={15} /> : <IconArrowDown size={15} />}
        </ActionIcon>
      ))}
    </span>
  );
}

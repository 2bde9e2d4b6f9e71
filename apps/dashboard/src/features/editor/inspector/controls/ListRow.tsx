// One entry of a list in the inspector, with buttons to move and remove it. Alt with an arrow key moves it too.

import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconTrash } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { t } from "../../../../i18n/t.ts";
import classes from "../Inspector.module.css";

interface ListRowProps {
  rowId?: string;
  /** Names the entry for people who do not see the buttons' place. */
  name: string;
  isFirst?: boolean;
  isLast?: boolean;
  onMove?: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
}

export function ListRow({ rowId, name, isFirst, isLast, onMove, onRemove, children }: ListRowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !onMove || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a second way beside the buttons
    <div className={classes.row} data-row={rowId} role="group" aria-label={name} onKeyDown={onKeyDown}>
      <div className={classes.rowFields}>{children}</div>
      <div className={classes.rowTools}>
        {onMove ? (
          <>
            <ActionIcon
              size={24}
              disabled={isFirst ?? false}
              aria-label={t("editor.list.up", { name })}
              onClick={() => onMove(-1)}
            >
              <IconChevronUp size={15} />
            </ActionIcon>
            <ActionIcon
              size={24}
              disabled={isLast ?? false}
              aria-label={t("editor.list.down", { name })}
              onClick={() => onMove(1)}
            >
              <IconChevronDown size={15} />
            </ActionIcon>
          </>
        ) : null}
        <ActionIcon size={24} aria-label={t("editor.list.remove", { name })} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </div>
    </div>
  );
}

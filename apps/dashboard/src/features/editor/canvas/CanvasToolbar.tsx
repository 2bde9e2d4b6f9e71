// The tools of the canvas: undo, zoom, fit, arrange, notes, frames, lock, search.

import { ActionIcon, Paper, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFocusCentered,
  IconFrame,
  IconKeyboard,
  IconLayoutSidebar,
  IconLock,
  IconLockOpen,
  IconMinus,
  IconNote,
  IconPlus,
  IconSearch,
  IconWand,
} from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { groupSelection, insertNote } from "../actions.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import classes from "./Canvas.module.css";
import type { CanvasActions } from "./useCanvasActions.ts";

interface CanvasToolbarProps {
  canvas: CanvasActions;
  isPicture: boolean;
}

export function CanvasToolbar({ canvas, isPicture }: CanvasToolbarProps) {
  return (
    <Paper
      className={classes.toolbar}
      shadow="sm"
      withBorder
      role="toolbar"
      aria-label={t("editor.tools.label")}
    >
      {isPicture ? null : <HistoryTools />}
      <Tool icon={IconMinus} label={t("editor.tools.zoomOut")} onClick={() => canvas.zoomBy("out")} />
      <Tool icon={IconPlus} label={t("editor.tools.zoomIn")} onClick={() => canvas.zoomBy("in")} />
      <Tool icon={IconFocusCentered} label={t("editor.tools.fit")} keys="F" onClick={canvas.fit} />
      {isPicture ? null : <EditTools canvas={canvas} />}
    </Paper>
  );
}

function HistoryTools() {
  const { store, view } = useServices();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const isLocked = useEditor((state) => state.isLocked);
  const isLibraryOpen = useView((state) => state.isLibraryOpen);
  return (
    <>
      <Tool
        icon={IconLayoutSidebar}
        label={t(isLibraryOpen ? "editor.tools.hideLibrary" : "editor.tools.showLibrary")}
        onClick={() => view.set({ isLibraryOpen: !isLibraryOpen })}
      />
      <span className={classes.divider} />
      <Tool
        icon={IconArrowBackUp}
        label={t("editor.tools.undo")}
        keys="Ctrl Z"
        disabled={!canUndo || isLocked}
        onClick={store.undo}
      />
      <Tool
        icon={IconArrowForwardUp}
        label={t("editor.tools.redo")}
        keys="Ctrl Y"
        disabled={!canRedo || isLocked}
        onClick={store.redo}
      />
      <span className={classes.divider} />
    </>
  );
}

function EditTools({ canvas }: { canvas: CanvasActions }) {
  const services = useServices();
  const { store, view, canWrite } = services;
  const isLocked = useEditor((state) => state.isLocked);
  return (
    <>
      <Tool
        icon={IconWand}
        label={t("editor.tools.arrange")}
        keys="L"
        disabled={isLocked}
        onClick={() => void canvas.arrange()}
      />
      <span className={classes.divider} />
      <Tool
        icon={IconNote}
        label={t("editor.tools.note")}
        keys="N"
        disabled={isLocked}
        onClick={() => insertNote(services, canvas.centre())}
      />
      <Tool
        icon={IconFrame}
        label={t("editor.tools.frame")}
        keys="G"
        disabled={isLocked}
        onClick={() =>
          groupSelection(services, {
            title: t("editor.frame.newTitle"),
            sizeOf: canvas.sizeOf,
            at: canvas.centre(),
          })
        }
      />
      <span className={classes.divider} />
      <Tool
        icon={IconSearch}
        label={t("editor.tools.search")}
        keys="Ctrl F"
        onClick={() => view.set({ dialog: "search" })}
      />
      <Tool
        icon={isLocked ? IconLock : IconLockOpen}
        label={t(isLocked ? "editor.tools.unlock" : "editor.tools.lock")}
        isActive={isLocked}
        disabled={!canWrite}
        onClick={() => store.setLocked(!isLocked)}
      />
      <Tool
        icon={IconKeyboard}
        label={t("editor.tools.shortcuts")}
        keys="?"
        onClick={() => view.set({ dialog: "shortcuts" })}
      />
    </>
  );
}

export interface ToolProps {
  icon: Icon;
  label: string;
  keys?: string;
  disabled?: boolean;
  isActive?: boolean;
  onClick: () => void;
}

export function Tool({ icon: Shape, label, keys, disabled = false, isActive = false, onClick }: ToolProps) {
  return (
    <Tooltip label={keys ? `${label} · ${keys}` : label}>
      <ActionIcon
        size={32}
        aria-label={label}
        // Not `disabled`: a button that loses the focus while it is used would throw the keyboard user out.
        data-disabled={disabled || undefined}
        aria-disabled={disabled}
        {...(isActive ? { variant: "light", color: "accent", "aria-pressed": true } : {})}
        onClick={disabled ? undefined : onClick}
      >
        <Shape size={18} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
  );
}

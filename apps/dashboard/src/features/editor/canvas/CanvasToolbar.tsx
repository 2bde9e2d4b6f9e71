// The tools of the canvas: undo, zoom, fit, arrange, align, lock, search.

import { ActionIcon, Menu, Paper, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconAlignLeft,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconFocusCentered,
  IconKeyboard,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignTop,
  IconLayoutDistributeVertical,
  IconLayoutSidebar,
  IconLock,
  IconLockOpen,
  IconMinus,
  IconPlus,
  IconSearch,
  IconWand,
} from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { moveBlocks } from "../model/commands.ts";
import { selectionOf } from "../model/editorStore.ts";
import { align, type Alignment } from "../model/graph.ts";
import classes from "./Canvas.module.css";
import type { CanvasActions } from "./useCanvasActions.ts";

export function CanvasToolbar({ canvas }: { canvas: CanvasActions }) {
  const { store, view, canWrite } = useServices();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const isLocked = useEditor((state) => state.isLocked);
  const isLibraryOpen = useView((state) => state.isLibraryOpen);
  return (
    <Paper
      className={classes.toolbar}
      shadow="sm"
      withBorder
      role="toolbar"
      aria-label={t("editor.tools.label")}
    >
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
      <Tool icon={IconMinus} label={t("editor.tools.zoomOut")} onClick={() => canvas.zoomBy("out")} />
      <Tool icon={IconPlus} label={t("editor.tools.zoomIn")} onClick={() => canvas.zoomBy("in")} />
      <Tool icon={IconFocusCentered} label={t("editor.tools.fit")} keys="F" onClick={canvas.fit} />
      <Tool
        icon={IconWand}
        label={t("editor.tools.arrange")}
        keys="L"
        disabled={isLocked}
        onClick={() => void canvas.arrange()}
      />
      <AlignMenu />
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
    </Paper>
  );
}

interface ToolProps {
  icon: Icon;
  label: string;
  keys?: string;
  disabled?: boolean;
  isActive?: boolean;
  onClick: () => void;
}

function Tool({ icon: Shape, label, keys, disabled = false, isActive = false, onClick }: ToolProps) {
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

const alignments: readonly { alignment: Alignment; icon: Icon }[] = [
  { alignment: "left", icon: IconLayoutAlignLeft },
  { alignment: "center", icon: IconLayoutAlignCenter },
  { alignment: "top", icon: IconLayoutAlignTop },
  { alignment: "distribute", icon: IconLayoutDistributeVertical },
];

function AlignMenu() {
  const { store } = useServices();
  const selection = useEditor(selectionOf);
  const isLocked = useEditor((state) => state.isLocked);
  if (selection.length < 2 || isLocked) return null;
  return (
    <Menu position="top" withinPortal>
      <Menu.Target>
        <ActionIcon size={32} aria-label={t("editor.tools.align")} title={t("editor.tools.align")}>
          <IconAlignLeft size={18} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {alignments.map(({ alignment, icon: Shape }) => (
          <Menu.Item
            key={alignment}
            leftSection={<Shape size={16} />}
            onClick={() =>
              store.apply((content) => moveBlocks(content, align(content, selection, alignment)))
            }
          >
            {t(`editor.align.${alignment}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

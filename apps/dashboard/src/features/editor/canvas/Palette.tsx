// All block kinds by group, the most used first: as a popup where a connection ends, and docked beside the canvas.

import { blockDefinitions, blockGroups } from "@parley/flow-engine";
import { FocusTrap, Paper } from "@mantine/core";
import { useClickOutside } from "@mantine/hooks";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { insertBlock } from "../actions.ts";
import { useServices, useView } from "../editorContext.tsx";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { type PickGroup, PickList } from "../../../ui/PickList.tsx";
import classes from "./Palette.module.css";

const frequentlyUsed = ["message", "singleChoice", "textQuestion", "name", "email", "phone", "liveChat"];

/** Type under which the docked palette's kinds are dragged onto the canvas. */
export const dragType = "application/x-parley-block";

export function usePaletteGroups(isDraggable = false): readonly PickGroup[] {
  return useMemo(() => {
    const items = blockDefinitions.map((definition) => ({
      id: definition.kind,
      label: definition.label,
      description: definition.description,
      keywords: definition.keywords.join(" "),
      icon: <BlockIcon icon={definition.icon} group={definition.group} />,
      group: definition.group,
      ...(isDraggable
        ? {
            onDragStart: (event: React.DragEvent) => {
              event.dataTransfer.setData(dragType, definition.kind);
              event.dataTransfer.effectAllowed = "copy";
            },
          }
        : {}),
    }));
    const frequent = frequentlyUsed.flatMap((kind) => items.find((item) => item.id === kind) ?? []);
    return [
      { label: t("editor.palette.frequent"), items: frequent },
      ...blockGroups.map((group) => ({
        label: t(`editor.group.${group}`),
        items: items.filter((item) => item.group === group),
      })),
    ];
  }, [isDraggable]);
}

const popupWidth = 320;
const popupHeight = 420;
const margin = 8;

/** The palette where it was asked for; closes on Escape and on a press elsewhere. */
export function PalettePopup() {
  const services = useServices();
  const request = useView((view) => view.palette);
  const groups = usePaletteGroups();
  const close = () => services.view.set({ palette: null });
  const ref = useClickOutside(close);
  if (!request) return null;
  const inset = {
    x: Math.max(margin, Math.min(request.screen.x, window.innerWidth - popupWidth - margin)),
    y: Math.max(margin, Math.min(request.screen.y, window.innerHeight - popupHeight - margin)),
  };
  return (
    <FocusTrap active>
      <Paper
        ref={ref}
        className={classes.popup}
        // Physical sides on purpose: the place comes from the pointer.
        style={{ left: inset.x, top: inset.y, maxHeight: popupHeight }}
        role="dialog"
        aria-label={t("editor.palette.title")}
        shadow="lg"
        withBorder
      >
        <PickList
          label={t("editor.palette.search")}
          groups={groups}
          autoFocus
          onCancel={close}
          onPick={(kind) => {
            insertBlock(services, kind, {
              ...(request.place ? { place: request.place } : {}),
              ...(request.from ? { from: request.from } : {}),
            });
          }}
        />
      </Paper>
    </FocusTrap>
  );
}

/** The palette docked beside the canvas: press to add, or drag onto the canvas. */
export function Library({ onAdd }: { onAdd: (kind: string) => void }) {
  const groups = usePaletteGroups(true);
  return (
    <aside className={classes.library} aria-label={t("editor.palette.title")}>
      <PickList label={t("editor.palette.search")} groups={groups} onPick={onAdd} compact />
    </aside>
  );
}

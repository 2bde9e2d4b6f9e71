// The flow as a drawing, with the docked palette and the tools around it.

import { type RefObject, useCallback, useImperativeHandle, useRef, useState } from "react";
import { insertBlock } from "../actions.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { disconnect } from "../model/commands.ts";
import { contentOf } from "../model/editorStore.ts";
import { useEditorKeys } from "../useEditorKeys.ts";
import classes from "./Canvas.module.css";
import { CanvasToolbar } from "./CanvasToolbar.tsx";
import { Drawing } from "./Drawing.tsx";
import { EmptyCanvas } from "./EmptyCanvas.tsx";
import { dragType, Library } from "./Palette.tsx";
import { SelectionAnnouncer } from "./SelectionAnnouncer.tsx";
import { SelectionToolbar } from "./SelectionToolbar.tsx";
import { type CanvasActions, useCanvasActions, useReveal } from "./useCanvasActions.ts";

/** From the pointer to the corner of a block dropped there, so that it lands under the pointer. */
const dropOffset = { x: 40, y: 20 };

interface CanvasProps {
  actions: RefObject<CanvasActions | null>;
  /** Only looked at, outside the editor: none of its tools and dialogs are around. */
  isPicture?: boolean;
}

export function Canvas({ actions, isPicture = false }: CanvasProps) {
  const services = useServices();
  const { store } = services;
  const wrapper = useRef<HTMLDivElement>(null);
  const isLocked = useEditor((state) => state.isLocked);
  const isEmpty = useEditor((state) => Object.keys(contentOf(state).document.blocks).length === 0);
  const isLibraryOpen = useView((state) => state.isLibraryOpen);
  const [selectedEdge, selectEdge] = useState<string | null>(null);
  const canvas = useCanvasActions(wrapper);
  useImperativeHandle(actions, () => canvas, [canvas]);
  useReveal(wrapper);

  const removeEdge = useCallback(() => {
    if (selectedEdge === null) return false;
    // Block ids never contain the sign that separates them from the output.
    const [blockId = "", ...rest] = selectedEdge.split(">");
    store.apply((content) => disconnect(content, { blockId, output: rest.join(">") }));
    selectEdge(null);
    return true;
  }, [selectedEdge, store]);
  useEditorKeys(actions, removeEdge);

  const onDrop = (event: React.DragEvent) => {
    const kind = event.dataTransfer.getData(dragType);
    if (!kind) return;
    event.preventDefault();
    const corner = { x: event.clientX - dropOffset.x, y: event.clientY - dropOffset.y };
    insertBlock(services, kind, { place: canvas.toCanvas(corner) });
  };

  return (
    <div className={classes.area}>
      {isLibraryOpen && !isLocked ? (
        <Library onAdd={(kind) => insertBlock(services, kind, { place: canvas.centre() })} />
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- blocks can be added without dragging */}
      <div
        className={classes.canvas}
        ref={wrapper}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
        }}
        onDrop={onDrop}
      >
        <Drawing canvas={canvas} wrapper={wrapper} selectedEdge={selectedEdge} selectEdge={selectEdge} />
        {isEmpty ? <EmptyCanvas /> : null}
        {isPicture ? null : <SelectionToolbar canvas={canvas} />}
        <CanvasToolbar canvas={canvas} isPicture={isPicture} />
        <SelectionAnnouncer />
      </div>
    </div>
  );
}

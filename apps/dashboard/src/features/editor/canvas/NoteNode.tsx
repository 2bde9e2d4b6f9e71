// A remark on the canvas for other authors, written in place.

import { limits } from "@parley/contracts/limits";
import { type Node, type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { changeArea, findNote, smallestArea } from "../model/areas.ts";
import { snap } from "../model/content.ts";
import { contentOf } from "../model/editorStore.ts";
import classes from "./areas.module.css";
import { endEditing } from "./endEditing.ts";

export type NoteNodeType = Node<Record<string, never>, "note">;

export const NoteNode = memo(function NoteNode({ id, selected }: NodeProps<NoteNodeType>) {
  const services = useServices();
  const { store } = services;
  const note = useEditor((state) => findNote(contentOf(state), id));
  const isLocked = useEditor((state) => state.isLocked);
  const isEditing = useView((view) => view.editing === id);
  if (!note) return null;
  return (
    <>
      <NodeResizer
        isVisible={selected && !isLocked}
        minWidth={smallestArea.width}
        minHeight={smallestArea.height}
        onResizeEnd={(_event, { x, y, width, height }) =>
          store.apply((content) => changeArea(content, id, { ...snap({ x, y }), width, height }))
        }
      />
      <div className={classes.note} data-colour={note.colour} data-selected={selected || undefined}>
        {isEditing && !isLocked ? (
          <textarea
            className={`${classes.noteInput} nodrag nowheel nopan`}
            value={note.text}
            maxLength={limits.noteTextLength}
            aria-label={t("editor.note.text")}
            // Typing was asked for, and the field is the only thing to type in.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => {
              const text = event.currentTarget.value;
              store.apply((content) => changeArea(content, id, { text }), { key: `note:${id}` });
            }}
            onBlur={() => endEditing(services, id)}
            onKeyDown={(event) => {
              event.stopPropagation();
              // Enter makes a new line here.
              if (event.key === "Escape") endEditing(services, id, true);
            }}
          />
        ) : (
          <div className={classes.noteText} data-empty={note.text === "" || undefined}>
            {note.text || t("editor.note.empty")}
          </div>
        )}
      </div>
    </>
  );
});

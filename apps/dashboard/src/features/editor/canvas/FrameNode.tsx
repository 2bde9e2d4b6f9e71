// A titled area behind blocks. Its title is the handle; what lies in it moves along.

import { limits } from "@parley/contracts/limits";
import { type Node, type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { changeArea, findFrame, smallestArea } from "../model/areas.ts";
import { snap } from "../model/content.ts";
import { contentOf } from "../model/editorStore.ts";
import classes from "./areas.module.css";
import { endEditing } from "./endEditing.ts";

export type FrameNodeType = Node<Record<string, never>, "frame">;

/** Only this part of a frame can be dragged. */
export const frameHandle = "frame-handle";

export const FrameNode = memo(function FrameNode({ id, selected }: NodeProps<FrameNodeType>) {
  const services = useServices();
  const { store } = services;
  const frame = useEditor((state) => findFrame(contentOf(state), id));
  const isLocked = useEditor((state) => state.isLocked);
  const isEditing = useView((view) => view.editing === id);
  if (!frame) return null;
  return (
    <>
      <NodeResizer
        isVisible={selected && !isLocked}
        minWidth={smallestArea.width}
        minHeight={smallestArea.height}
        handleClassName={classes.resizeHandle ?? ""}
        lineClassName={classes.resizeHandle ?? ""}
        onResizeEnd={(_event, { x, y, width, height }) =>
          store.apply((content) => changeArea(content, id, { ...snap({ x, y }), width, height }))
        }
      />
      <div className={classes.frame} data-colour={frame.colour} data-selected={selected || undefined}>
        <div className={`${classes.title} ${frameHandle}`}>
          {isEditing && !isLocked ? (
            <input
              className={`${classes.titleInput} nodrag`}
              value={frame.title}
              maxLength={limits.nameLength}
              aria-label={t("editor.frame.title")}
              // Typing was asked for, and the field is the only thing to type in.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => {
                const title = event.currentTarget.value;
                store.apply((content) => changeArea(content, id, { title }), { key: `title:${id}` });
              }}
              onBlur={() => endEditing(services, id)}
              onKeyDown={(event) => {
                event.stopPropagation();
                if (event.key === "Enter" || event.key === "Escape") endEditing(services, id, true);
              }}
            />
          ) : (
            <span className={classes.titleText}>{frame.title || t("editor.frame.untitled")}</span>
          )}
        </div>
      </div>
    </>
  );
});

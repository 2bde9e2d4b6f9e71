// A connection between two blocks. A selected one offers to put a block in between, or to cut it.

import { ActionIcon, Group } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import {
  BaseEdge,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
  Position,
} from "@xyflow/react";
import { memo } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { disconnect } from "../model/commands.ts";
import classes from "./FlowEdge.module.css";

export type FlowEdgeType = Edge<{ index: number; isJump: boolean }, "flow">;

const cornerRadius = 14;
/** From an output to the middle of its mark. */
const markGap = { right: 34, below: 22 };
/** Pixels a connection runs straight before it turns; each further output of a block a little more. */
const turnOffset = 20;
const turnStep = 7;

export const FlowEdge = memo(function FlowEdge(props: EdgeProps<FlowEdgeType>) {
  const { id, source, sourceHandleId, selected, sourceX, sourceY, targetX, targetY } = props;
  const isVisited = useView((view) => view.visitedConnections.has(id));
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition: props.sourcePosition,
    targetPosition: props.targetPosition,
    borderRadius: cornerRadius,
    offset: turnOffset + (props.data?.index ?? 0) * turnStep,
  });
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={18}
        className={classes.edge}
        data-visited={isVisited || undefined}
        data-selected={selected || undefined}
        data-jump={props.data?.isJump || undefined}
        {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})}
      />
      <EdgeMark
        id={id}
        // Beside its output: in the middle, blocks may lie above the line.
        x={props.sourcePosition === Position.Right ? sourceX + markGap.right : sourceX}
        y={props.sourcePosition === Position.Right ? sourceY : sourceY + markGap.below}
      />
      {selected ? (
        <EdgeTools from={{ blockId: source, output: sourceHandleId ?? "next" }} x={labelX} y={labelY} />
      ) : null}
    </>
  );
});

/** What tests or traffic say about the connection, while it is shown. */
function EdgeMark({ id, x, y }: { id: string; x: number; y: number }) {
  const mark = useView((view) => view.marks?.connections.get(id));
  if (!mark) return null;
  return (
    <EdgeLabelRenderer>
      <span
        className={`${classes.mark} nodrag nopan`}
        data-tone={mark.tone}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {mark.text}
      </span>
    </EdgeLabelRenderer>
  );
}

function EdgeTools({ from, x, y }: { from: { blockId: string; output: string }; x: number; y: number }) {
  const { store, view } = useServices();
  const isLocked = useEditor((state) => state.isLocked);
  if (isLocked) return null;
  return (
    <EdgeLabelRenderer>
      <Group
        gap={4}
        className={`${classes.tools} nodrag nopan`}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        <ActionIcon
          variant="filled"
          color="accent"
          radius="xl"
          size="sm"
          aria-label={t("editor.edge.insert")}
          title={t("editor.edge.insert")}
          onClick={(event) => {
            const { right, top } = event.currentTarget.getBoundingClientRect();
            view.set({ palette: { screen: { x: right + 8, y: top }, from } });
          }}
        >
          <IconPlus size={14} />
        </ActionIcon>
        <ActionIcon
          variant="filled"
          color="red"
          radius="xl"
          size="sm"
          aria-label={t("editor.edge.remove")}
          title={t("editor.edge.remove")}
          onClick={() => store.apply((content) => disconnect(content, from))}
        >
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </EdgeLabelRenderer>
  );
}

// The drawing itself. Apart from the tools around it, because it is drawn again with every step of a drag.

import { useComputedColorScheme } from "@mantine/core";
import { Background, BackgroundVariant, MiniMap, ReactFlow, SelectionMode } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { blockDefinition, type BlockGroup } from "@parley/flow-engine";
import { memo, type RefObject, useCallback } from "react";
import { t } from "../../../i18n/t.ts";
import { useEditor, useServices } from "../editorContext.tsx";
import { gridSize } from "../model/content.ts";
import { contentOf } from "../model/editorStore.ts";
import { BlockNode } from "./BlockNode.tsx";
import classes from "./Canvas.module.css";
import type { CanvasNodeType } from "./canvasNodes.ts";
import { FlowEdge, type FlowEdgeType } from "./FlowEdge.tsx";
import { FrameNode } from "./FrameNode.tsx";
import { NoteNode } from "./NoteNode.tsx";
import type { CanvasActions } from "./useCanvasActions.ts";
import { useCanvasEdges, useCanvasNodes } from "./useCanvasElements.ts";
import { useCanvasHandlers } from "./useCanvasHandlers.ts";

const nodeTypes = { block: BlockNode, frame: FrameNode, note: NoteNode };
const edgeTypes = { flow: FlowEdge };
const snapGrid: [number, number] = [gridSize, gridSize];
const multiSelectKeys = ["Shift", "Control", "Meta"];
const minimapSize = { width: 144, height: 104 };
const minimapColours: Record<BlockGroup, string> = { request: "#8394ed", send: "#46b29c", action: "#e0a04f" };
const unknownColour = "#9aa2af";
const frameColour = "rgb(130 140 165 / 22%)";
const noteColour = "#e8c34a";

interface DrawingProps {
  canvas: CanvasActions;
  wrapper: RefObject<HTMLDivElement | null>;
  selectedEdge: string | null;
  selectEdge: (edgeId: string | null) => void;
}

export const Drawing = memo(function Drawing({ canvas, wrapper, selectedEdge, selectEdge }: DrawingProps) {
  const scheme = useComputedColorScheme();
  const isLocked = useEditor((state) => state.isLocked);
  const { nodes, onNodesChange } = useCanvasNodes();
  const edges = useCanvasEdges(selectedEdge);
  const handlers = useCanvasHandlers(canvas, wrapper, selectEdge);
  return (
    <ReactFlow<CanvasNodeType, FlowEdgeType>
      {...handlers}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      colorMode={scheme}
      attributionPosition="top-right"
      snapToGrid
      snapGrid={snapGrid}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionMode={SelectionMode.Partial}
      multiSelectionKeyCode={multiSelectKeys}
      connectOnClick={false}
      connectionRadius={32}
      edgesFocusable={false}
      nodesDraggable={!isLocked}
      nodesConnectable={!isLocked}
      edgesReconnectable={!isLocked}
      zoomOnDoubleClick={false}
      minZoom={0.1}
      maxZoom={2}
      aria-label={t("editor.canvas.label")}
    >
      <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1} />
      <Overview />
    </ReactFlow>
  );
});

const Overview = memo(function Overview() {
  const { store } = useServices();
  const colourOf = useCallback(
    (node: CanvasNodeType) => {
      if (node.type === "frame") return frameColour;
      if (node.type === "note") return noteColour;
      const kind = contentOf(store.getState()).document.blocks[node.id]?.kind;
      const group = kind === undefined ? undefined : blockDefinition(kind)?.group;
      return group ? minimapColours[group] : unknownColour;
    },
    [store],
  );
  return (
    <MiniMap<CanvasNodeType>
      pannable
      zoomable
      nodeColor={colourOf}
      nodeBorderRadius={8}
      ariaLabel={t("editor.canvas.minimap")}
      className={classes.minimap ?? ""}
      style={minimapSize}
    />
  );
});

// The flow as a drawing: pan, zoom, connect, select. What is drawn comes from the store; what is done goes to it.

import { useComputedColorScheme } from "@mantine/core";
import {
  Background,
  BackgroundVariant,
  type Connection as FlowConnection,
  MiniMap,
  type OnConnectEnd,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { blockDefinition, type BlockGroup } from "@parley/flow-engine";
import { type RefObject, useCallback, useImperativeHandle, useMemo, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { insertBlock } from "../actions.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { connect, disconnect } from "../model/commands.ts";
import { gridSize } from "../model/content.ts";
import { contentOf, type EditorStore, selectionOf } from "../model/editorStore.ts";
import { useEditorKeys } from "../useEditorKeys.ts";
import { BlockNode, type BlockNodeType } from "./BlockNode.tsx";
import classes from "./Canvas.module.css";
import { CanvasToolbar } from "./CanvasToolbar.tsx";
import { EmptyCanvas } from "./EmptyCanvas.tsx";
import { FlowEdge, type FlowEdgeType } from "./FlowEdge.tsx";
import { dragType, Library } from "./Palette.tsx";
import { SelectionAnnouncer } from "./SelectionAnnouncer.tsx";
import { type CanvasActions, showBeginning, useCanvasActions, useReveal } from "./useCanvasActions.ts";
import { useCanvasEdges, useCanvasNodes } from "./useCanvasElements.ts";

const nodeTypes = { block: BlockNode };
const edgeTypes = { flow: FlowEdge };
const snapGrid: [number, number] = [gridSize, gridSize];
const multiSelectKeys = ["Shift", "Control", "Meta"];
const minimapSize = { width: 144, height: 104 };
const minimapColours: Record<BlockGroup, string> = { request: "#8394ed", send: "#46b29c", action: "#e0a04f" };

export function Canvas({ actions }: { actions: RefObject<CanvasActions | null> }) {
  const services = useServices();
  const { store, view } = services;
  const wrapper = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const isLocked = useEditor((state) => state.isLocked);
  const isEmpty = useEditor((state) => Object.keys(contentOf(state).document.blocks).length === 0);
  const isLibraryOpen = useView((state) => state.isLibraryOpen);
  const [selectedEdge, setSelectedEdge] = useState<string | null>(null);
  const { nodes, onNodesChange } = useCanvasNodes();
  const edges = useCanvasEdges(selectedEdge);
  const canvas = useCanvasActions(wrapper);
  useImperativeHandle(actions, () => canvas, [canvas]);
  useReveal(wrapper);

  const removeEdge = useCallback(() => {
    if (selectedEdge === null) return false;
    cutConnection(store, selectedEdge);
    setSelectedEdge(null);
    return true;
  }, [selectedEdge, store]);
  useEditorKeys(actions, removeEdge);

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: FlowConnection) =>
      store.apply((content) => connect(content, { blockId: source, output: sourceHandle ?? "next" }, target)),
    [store],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { isValid, fromHandle }) => {
      if (isValid || !fromHandle || fromHandle.type !== "source") return;
      const from = { blockId: fromHandle.nodeId, output: fromHandle.id ?? "next" };
      const screen = pointOf(event);
      const under = document.elementFromPoint(screen.x, screen.y);
      const target = under?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
      // Dropped anywhere on a block means that block; on empty space it means a new one there.
      if (target) store.apply((content) => connect(content, from, target));
      else if (under?.closest(".react-flow__pane")) {
        view.set({ palette: { screen, place: canvas.toCanvas(screen), from } });
      }
    },
    [canvas, store, view],
  );
  const onReconnect = useCallback(
    (edge: FlowEdgeType, { source, sourceHandle, target }: FlowConnection) =>
      store.apply((content) => {
        const before = { blockId: edge.source, output: edge.sourceHandle ?? "next" };
        return connect(
          disconnect(content, before),
          { blockId: source, output: sourceHandle ?? "next" },
          target,
        );
      }),
    [store],
  );
  const onDrop = (event: React.DragEvent) => {
    const kind = event.dataTransfer.getData(dragType);
    if (!kind) return;
    event.preventDefault();
    insertBlock(services, kind, { place: canvas.toCanvas({ x: event.clientX - 40, y: event.clientY - 20 }) });
  };
  const onInit = useCallback(
    (flow: ReactFlowInstance<BlockNodeType, FlowEdgeType>) => {
      const { document, layout } = contentOf(store.getState());
      const start = layout.positions[document.start ?? Object.keys(document.blocks)[0] ?? ""];
      showBeginning(flow, start, wrapper.current?.getBoundingClientRect());
    },
    [store],
  );
  const miniMapColour = useMemo(
    () => (node: BlockNodeType) => {
      const kind = contentOf(store.getState()).document.blocks[node.id]?.kind;
      const group = kind === undefined ? undefined : blockDefinition(kind)?.group;
      return group ? minimapColours[group] : "#9aa2af";
    },
    [store],
  );

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
        <ReactFlow<BlockNodeType, FlowEdgeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          onReconnect={onReconnect}
          onEdgeClick={(_event, edge) => {
            store.select([]);
            setSelectedEdge(edge.id);
          }}
          onPaneClick={() => {
            store.select([]);
            setSelectedEdge(null);
          }}
          onNodeClick={(event, node) => {
            setSelectedEdge(null);
            if (view.getState().panel === null && !event.shiftKey) view.set({ panel: "block" });
            const isAlone = selectionOf(store.getState()).length <= 1;
            if (isAlone) store.select([node.id]);
            focusSoon(event.target);
          }}
          onNodeDoubleClick={() => view.set({ panel: "block", field: "title" })}
          onNodeDragStart={() => setSelectedEdge(null)}
          colorMode={scheme}
          attributionPosition="top-right"
          snapToGrid
          snapGrid={snapGrid}
          onlyRenderVisibleElements
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
          onInit={onInit}
          aria-label={t("editor.canvas.label")}
        >
          <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1} />
          <MiniMap<BlockNodeType>
            pannable
            zoomable
            nodeColor={miniMapColour}
            nodeBorderRadius={8}
            ariaLabel={t("editor.canvas.minimap")}
            className={classes.minimap ?? ""}
            style={minimapSize}
          />
        </ReactFlow>
        {isEmpty ? <EmptyCanvas /> : null}
        <CanvasToolbar canvas={canvas} />
        <SelectionAnnouncer />
      </div>
    </div>
  );
}

/** Only the selected block can take the focus, and it becomes that with the next drawing. */
function focusSoon(target: EventTarget): void {
  const node = target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
  requestAnimationFrame(() => node?.focus({ preventScroll: true }));
}

function cutConnection(store: EditorStore, edgeId: string): void {
  store.apply((content) => {
    // Block ids never contain the sign that separates them from the output.
    const [blockId = "", ...rest] = edgeId.split(">");
    return disconnect(content, { blockId, output: rest.join(">") });
  });
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

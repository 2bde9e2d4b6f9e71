// What happens when something on the canvas is pressed, dragged or dropped. Every handler keeps its identity: the
// drawing library hands them to each block, so a new one would draw all blocks again with every step of a drag.

import type { Connection as FlowConnection, OnConnectEnd, ReactFlowInstance } from "@xyflow/react";
import { type MouseEvent as ReactMouseEvent, type RefObject, useMemo } from "react";
import { useServices } from "../editorContext.tsx";
import { connect, disconnect } from "../model/commands.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import type { CanvasNodeType } from "./canvasNodes.ts";
import type { FlowEdgeType } from "./FlowEdge.tsx";
import { type CanvasActions, showBeginning } from "./useCanvasActions.ts";

export function useCanvasHandlers(
  canvas: CanvasActions,
  wrapper: RefObject<HTMLDivElement | null>,
  selectEdge: (edgeId: string | null) => void,
) {
  const { store, view } = useServices();

  return useMemo(() => {
    const onConnectEnd: OnConnectEnd = (event, { isValid, fromHandle }) => {
      if (isValid || !fromHandle || fromHandle.type !== "source") return;
      const from = { blockId: fromHandle.nodeId, output: fromHandle.id ?? "next" };
      const screen = pointOf(event);
      const under = document.elementFromPoint(screen.x, screen.y);
      const target = under?.closest<HTMLElement>(".react-flow__node")?.dataset["id"];
      const isBlock = target !== undefined && target in contentOf(store.getState()).document.blocks;
      // Dropped anywhere on a block means that block; on empty space it means a new one there.
      if (isBlock) store.apply((content) => connect(content, from, target));
      else if (target !== undefined || under?.closest(".react-flow__pane")) {
        view.set({ palette: { screen, place: canvas.toCanvas(screen), from } });
      }
    };
    return {
      onConnectEnd,
      onConnect: ({ source, sourceHandle, target }: FlowConnection) =>
        store.apply((content) =>
          connect(content, { blockId: source, output: sourceHandle ?? "next" }, target),
        ),
      onReconnect: (edge: FlowEdgeType, { source, sourceHandle, target }: FlowConnection) =>
        store.apply((content) => {
          const before = { blockId: edge.source, output: edge.sourceHandle ?? "next" };
          const after = { blockId: source, output: sourceHandle ?? "next" };
          return connect(disconnect(content, before), after, target);
        }),
      onEdgeClick: (_event: ReactMouseEvent, edge: FlowEdgeType) => {
        store.select([]);
        selectEdge(edge.id);
      },
      onPaneClick: () => {
        store.select([]);
        selectEdge(null);
      },
      onNodeClick: (event: ReactMouseEvent, node: CanvasNodeType) => {
        selectEdge(null);
        if (view.getState().panel === null && !event.shiftKey) view.set({ panel: "block" });
        const selection = selectionOf(store.getState());
        const isAdding = event.shiftKey || event.ctrlKey || event.metaKey;
        // The drawing library leaves frames out of its own selecting.
        if (node.type === "frame" && isAdding) store.select(toggled(selection, node.id));
        else if (node.type === "frame" || selection.length <= 1) store.select([node.id]);
        focusSoon(event.target);
      },
      onNodeDoubleClick: (_event: ReactMouseEvent, node: CanvasNodeType) =>
        view.set(node.type === "block" ? { panel: "block", field: "title" } : { editing: node.id }),
      onNodeDragStart: (_event: unknown, node: CanvasNodeType) => {
        selectEdge(null);
        if (node.type === "frame" && !selectionOf(store.getState()).includes(node.id))
          store.select([node.id]);
      },
      onInit: (flow: ReactFlowInstance<CanvasNodeType, FlowEdgeType>) => {
        const { document: flowDocument, layout } = contentOf(store.getState());
        const first = flowDocument.start ?? Object.keys(flowDocument.blocks)[0] ?? "";
        showBeginning(flow, layout.positions[first], wrapper.current?.getBoundingClientRect());
      },
    };
  }, [canvas, wrapper, selectEdge, store, view]);
}

const toggled = (selection: readonly string[], id: string) =>
  selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id];

/** Only the selected block can take the focus, and it becomes that with the next drawing. */
function focusSoon(target: EventTarget): void {
  const node = target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
  requestAnimationFrame(() => node?.focus({ preventScroll: true }));
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

// What happens when something on the canvas is pressed, dragged or dropped. Every handler keeps its identity: the
// drawing library hands them to each block, so a new one would draw all blocks again with every step of a drag.

import type { Connection as FlowConnection, OnConnectEnd, ReactFlowInstance } from "@xyflow/react";
import { type MouseEvent as ReactMouseEvent, type RefObject, useMemo } from "react";
import { useServices } from "../editorContext.tsx";
import { connect, disconnect } from "../model/commands.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import type { BlockNodeType } from "./BlockNode.tsx";
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
      // Dropped anywhere on a block means that block; on empty space it means a new one there.
      if (target) store.apply((content) => connect(content, from, target));
      else if (under?.closest(".react-flow__pane")) {
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
      onNodeClick: (event: ReactMouseEvent, node: BlockNodeType) => {
        selectEdge(null);
        if (view.getState().panel === null && !event.shiftKey) view.set({ panel: "block" });
        if (selectionOf(store.getState()).length <= 1) store.select([node.id]);
        focusSoon(event.target);
      },
      onNodeDoubleClick: () => view.set({ panel: "block", field: "title" }),
      onNodeDragStart: () => selectEdge(null),
      onInit: (flow: ReactFlowInstance<BlockNodeType, FlowEdgeType>) => {
        const { document: flowDocument, layout } = contentOf(store.getState());
        const first = flowDocument.start ?? Object.keys(flowDocument.blocks)[0] ?? "";
        showBeginning(flow, layout.positions[first], wrapper.current?.getBoundingClientRect());
      },
    };
  }, [canvas, wrapper, selectEdge, store, view]);
}

/** Only the selected block can take the focus, and it becomes that with the next drawing. */
function focusSoon(target: EventTarget): void {
  const node = target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
  requestAnimationFrame(() => node?.focus({ preventScroll: true }));
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

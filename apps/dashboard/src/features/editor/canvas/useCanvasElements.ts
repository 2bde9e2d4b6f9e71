// The canvas follows the flow: nodes and connections for the drawing library, and its moves and selections back.

import type { Block } from "@parley/contracts/flow";
import { applyNodeChanges, MarkerType, type NodeChange } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { useEditor, useServices } from "../editorContext.tsx";
import { moveItems } from "../model/commands.ts";
import type { Position } from "../model/content.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { type Connection, connectionsOf, jumpOutput, jumpsOf } from "../model/graph.ts";
import { type CanvasNodeType, mergeNodes, withCarriedMoves } from "./canvasNodes.ts";
import type { FlowEdgeType } from "./FlowEdge.tsx";

export function useCanvasNodes() {
  const { store } = useServices();
  const content = useEditor(contentOf);
  const selection = useEditor(selectionOf);
  const [nodes, setNodes] = useState<CanvasNodeType[]>(() => mergeNodes([], content, selection));
  const [seen, setSeen] = useState({ content, selection });
  if (seen.content !== content || seen.selection !== selection) {
    setSeen({ content, selection });
    setNodes((present) => mergeNodes(present, content, selection));
  }

  const onNodesChange = useCallback(
    (reported: NodeChange<CanvasNodeType>[]) => {
      const changes = withCarriedMoves(contentOf(store.getState()), reported);
      const moved: Record<string, Position> = {};
      const selected = new Set(selectionOf(store.getState()));
      let isSelectionChanged = false;
      for (const change of changes) {
        if (change.type === "position" && change.dragging === false && change.position) {
          moved[change.id] = change.position;
        }
        if (change.type === "select") {
          isSelectionChanged = true;
          if (change.selected) selected.add(change.id);
          else selected.delete(change.id);
        }
      }
      // While dragging, places change only here; the flow learns the final ones when the drag ends.
      const local = changes.filter((change) => change.type === "position" || change.type === "dimensions");
      if (local.length > 0) setNodes((present) => applyNodeChanges(local, present));
      if (isSelectionChanged) store.select([...selected]);
      if (Object.keys(moved).length > 0) store.apply((present) => moveItems(present, moved));
    },
    [store],
  );

  return { nodes, onNodesChange };
}

const edgesByConnection = new WeakMap<Connection, FlowEdgeType>();

export function useCanvasEdges(selectedEdge: string | null): FlowEdgeType[] {
  const blocks = useEditor((state) => contentOf(state).document.blocks);
  const [merge] = useState(edgeMerger);
  return useMemo(() => merge(blocks, selectedEdge), [merge, blocks, selectedEdge]);
}

/** Gives the list of before while every edge in it is the same. */
function edgeMerger() {
  let before: FlowEdgeType[] = [];
  return (blocks: Record<string, Block>, selectedEdge: string | null): FlowEdgeType[] => {
    const list = Object.values(blocks);
    const connections = list.flatMap(connectionsOf).map((connection) => {
      const edge = edgeOf(connection);
      return edge.id === selectedEdge ? { ...edge, selected: true, zIndex: 1 } : edge;
    });
    const jumps = list.flatMap(jumpsOf).filter((jump) => jump.target in blocks);
    const edges = [...connections, ...jumps.map(jumpEdgeOf)];
    const isSame = edges.length === before.length && edges.every((edge, index) => edge === before[index]);
    if (!isSame) before = edges;
    return before;
  };
}

function jumpEdgeOf(jump: Connection): FlowEdgeType {
  const known = edgesByConnection.get(jump);
  if (known) return known;
  const edge: FlowEdgeType = {
    ...newEdge(jump),
    sourceHandle: jumpOutput,
    data: { index: jump.index, isJump: true },
    selectable: false,
    reconnectable: false,
  };
  edgesByConnection.set(jump, edge);
  return edge;
}

function edgeOf(connection: Connection): FlowEdgeType {
  const known = edgesByConnection.get(connection);
  if (known) return known;
  const edge = newEdge(connection);
  edgesByConnection.set(connection, edge);
  return edge;
}

function newEdge(connection: Connection): FlowEdgeType {
  return {
    id: connection.id,
    type: "flow",
    source: connection.blockId,
    sourceHandle: connection.output,
    target: connection.target,
    markerEnd: { type: MarkerType.ArrowClosed, width: 18, height: 18, markerUnits: "userSpaceOnUse" },
    data: { index: connection.index, isJump: false },
  };
}

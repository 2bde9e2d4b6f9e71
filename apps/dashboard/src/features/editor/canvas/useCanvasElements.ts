// Blocks and connections as the drawing library wants them. Objects keep their identity while nothing about them
// changed, so that typing in one block or dragging one draws nothing else again.

import type { Block } from "@parley/contracts/flow";
import { applyNodeChanges, MarkerType, type NodeChange } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { useEditor, useServices } from "../editorContext.tsx";
import { longTitleOf } from "../model/blockTitle.ts";
import { moveBlocks } from "../model/commands.ts";
import { type EditorContent, type Position, positionOf } from "../model/content.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { type Connection, connectionsOf, jumpOutput, jumpsOf } from "../model/graph.ts";
import type { BlockNodeType } from "./BlockNode.tsx";
import type { FlowEdgeType } from "./FlowEdge.tsx";

export function useCanvasNodes() {
  const { store } = useServices();
  const content = useEditor(contentOf);
  const selection = useEditor(selectionOf);
  const [nodes, setNodes] = useState<BlockNodeType[]>(() => mergeNodes([], content, selection));
  const [seen, setSeen] = useState({ content, selection });
  if (seen.content !== content || seen.selection !== selection) {
    setSeen({ content, selection });
    setNodes((present) => mergeNodes(present, content, selection));
  }

  const onNodesChange = useCallback(
    (changes: NodeChange<BlockNodeType>[]) => {
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
      if (Object.keys(moved).length > 0) store.apply((present) => moveBlocks(present, moved));
    },
    [store],
  );

  return { nodes, onNodesChange };
}

function mergeNodes(
  present: readonly BlockNodeType[],
  content: EditorContent,
  selection: readonly string[],
): BlockNodeType[] {
  const known = new Map(present.map((node) => [node.id, node]));
  const selected = new Set(selection);
  const ids = Object.keys(content.document.blocks);
  const focusable = selection.at(-1) ?? content.document.start ?? ids[0];
  const merged = ids.map((id) => {
    const block = content.document.blocks[id];
    const wanted = {
      position: positionOf(content, id),
      selected: selected.has(id),
      // One stop for Tab on the whole canvas; arrow keys move it.
      focusable: id === focusable,
      ariaLabel: block ? ariaLabelOf(block) : id,
    };
    const node = known.get(id);
    if (node && isUpToDate(node, wanted)) return node;
    return { ...(node ?? { id, type: "block" as const, data: {} }), ...wanted };
  });
  const isSame = merged.length === present.length && merged.every((node, index) => node === present[index]);
  return isSame ? (present as BlockNodeType[]) : merged;
}

function isUpToDate(
  node: BlockNodeType,
  wanted: { position: Position; selected: boolean; focusable: boolean; ariaLabel: string },
): boolean {
  return (
    node.position.x === wanted.position.x &&
    node.position.y === wanted.position.y &&
    Boolean(node.selected) === wanted.selected &&
    node.focusable === wanted.focusable &&
    node.ariaLabel === wanted.ariaLabel
  );
}

const labels = new WeakMap<Block, string>();

function ariaLabelOf(block: Block): string {
  const known = labels.get(block);
  if (known !== undefined) return known;
  const label = longTitleOf(block);
  labels.set(block, label);
  return label;
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

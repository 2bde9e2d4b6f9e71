// The read-only drawing of a comparison. A mark says what happened by a badge and a kind of line, not by colour alone.

import { useComputedColorScheme } from "@mantine/core";
import { blockDefinition, describeBlock } from "@parley/flow-engine";
import {
  Background,
  BackgroundVariant,
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  getSmoothStepPath,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { memo, useEffect, useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { longTitleOf, titleOf } from "../model/blockTitle.ts";
import { blockWidth, type EditorContent, gridSize } from "../model/content.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import classes from "./Compare.module.css";
import {
  type ComparedBlock,
  type ComparedConnection,
  compareContents,
  type Mark,
} from "./compareContents.ts";
import { diffLooks } from "./DiffList.tsx";

type ComparedNode = Node<{ compared: ComparedBlock }, "compared">;
type ComparedEdge = Edge<{ connection: ComparedConnection }, "compared">;

interface CompareCanvasProps {
  before: EditorContent;
  after: EditorContent;
  /** The block to bring into sight. */
  shown: string | null;
}

export function CompareCanvas({ before, after, shown }: CompareCanvasProps) {
  const scheme = useComputedColorScheme();
  const flow = useReactFlow<ComparedNode, ComparedEdge>();
  const compared = useMemo(() => compareContents(before, after), [before, after]);
  const nodes = useMemo(() => compared.blocks.map((block) => nodeOf(block, shown)), [compared, shown]);
  const edges = useMemo(() => compared.connections.map(edgeOf), [compared]);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  // Also when the dialog gets another size, which would leave the drawing out of sight.
  useEffect(() => {
    const place = nodes.find((node) => node.id === shown)?.position;
    if (place) void flow.setCenter(place.x + blockWidth / 2, place.y + 60, { zoom: shownZoom });
    else if (width > 0 && height > 0) void flow.fitView(fitOptions);
  }, [shown, nodes, flow, width, height]);
  return (
    <div className={classes.canvas}>
      <ReactFlow<ComparedNode, ComparedEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={scheme}
        attributionPosition="top-right"
        fitView
        fitViewOptions={fitOptions}
        minZoom={0.1}
        maxZoom={1.5}
        onlyRenderVisibleElements
        disableKeyboardA11y
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        aria-label={t("editor.compare.canvas")}
      >
        <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1} />
        <Controls showInteractive={false} className={classes.controls ?? ""} />
      </ReactFlow>
    </div>
  );
}

const fitOptions = { padding: 0.15, maxZoom: 1 };
/** A size at which a block can be read. */
const shownZoom = 0.9;

function nodeOf(compared: ComparedBlock, shown: string | null): ComparedNode {
  const { block, position, mark } = compared;
  const name = longTitleOf(block);
  return {
    id: block.id,
    type: "compared",
    position,
    data: { compared },
    selected: block.id === shown,
    ariaRole: "group",
    ariaLabel: mark ? t("editor.compare.marked", { mark: t(`editor.diff.${mark}`), name }) : name,
  };
}

function edgeOf(connection: ComparedConnection): ComparedEdge {
  return {
    id: connection.id,
    type: "compared",
    source: connection.source,
    target: connection.target,
    data: { connection },
    markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, markerUnits: "userSpaceOnUse" },
    ...(connection.mark ? { zIndex: 1 } : {}),
  };
}

const ComparedBlockNode = memo(function ComparedBlockNode({ data, selected }: NodeProps<ComparedNode>) {
  const { block, mark } = data.compared;
  const definition = blockDefinition(block.kind);
  return (
    <div className={classes.block} data-mark={mark ?? undefined} data-shown={selected || undefined}>
      <Handle type="target" position={Position.Top} className={classes.port} />
      <div className={classes.head}>
        <BlockIcon icon={definition?.icon} group={definition?.group} />
        <span className={classes.title}>{titleOf(block)}</span>
        {mark ? <MarkBadge mark={mark} /> : null}
      </div>
      <div className={classes.summary}>{describeBlock(block) || t("editor.node.empty")}</div>
      <Handle type="source" position={Position.Bottom} className={classes.port} />
    </div>
  );
});

function MarkBadge({ mark }: { mark: Mark }) {
  const Shape = diffLooks[mark].icon;
  return (
    <span className={classes.badge} data-mark={mark}>
      <Shape size={12} stroke={2.5} aria-hidden />
      <span className={classes.badgeText}>{t(`editor.diff.${mark}`)}</span>
    </span>
  );
}

const cornerRadius = 14;

const ComparedLine = memo(function ComparedLine(props: EdgeProps<ComparedEdge>) {
  const mark = props.data?.connection.mark ?? null;
  const [path, labelX, labelY] = getSmoothStepPath({ ...props, borderRadius: cornerRadius });
  const Shape = mark ? diffLooks[mark].icon : null;
  return (
    <>
      <BaseEdge
        path={path}
        className={classes.line}
        data-mark={mark ?? undefined}
        {...(props.markerEnd ? { markerEnd: props.markerEnd } : {})}
      />
      {mark && Shape ? (
        <EdgeLabelRenderer>
          <span
            className={`${classes.badge} ${classes.lineBadge}`}
            data-mark={mark}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            <Shape size={12} stroke={2.5} aria-hidden />
          </span>
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
});

const nodeTypes = { compared: ComparedBlockNode };
const edgeTypes = { compared: ComparedLine };

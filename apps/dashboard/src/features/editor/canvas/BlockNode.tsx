// One block on the canvas: icon, title, what it says, and a row for each way out.

import { type BlockOutput, blockDefinition, describeBlock, outputsOf } from "@parley/flow-engine";
import type { Block } from "@parley/contracts/flow";
import { IconAlertCircle, IconAlertTriangle, IconFlag, IconPlus } from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { t } from "../../../i18n/t.ts";
import { useBlock, useEditor, useServices, useView } from "../editorContext.tsx";
import { titleOf } from "../model/blockTitle.ts";
import { contentOf } from "../model/editorStore.ts";
import { jumpOutput, jumpsOf } from "../model/graph.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { BlockLine } from "../parts/BlockLine.tsx";
import classes from "./BlockNode.module.css";

export type BlockNodeType = Node<Record<string, never>, "block">;

export const BlockNode = memo(function BlockNode({ id, selected }: NodeProps<BlockNodeType>) {
  const block = useBlock(id);
  const isStart = useEditor((state) => contentOf(state).document.start === id);
  const isVisited = useView((view) => view.visitedBlocks.has(id));
  const isHere = useView((view) => view.testedBlock === id);
  if (!block) return null;
  const definition = blockDefinition(block.kind);
  const outputs = outputsOf(block);
  const single = outputs.length === 1 ? outputs[0] : undefined;
  return (
    <div
      className={classes.node}
      data-group={definition?.group}
      data-selected={selected || undefined}
      data-visited={isVisited || undefined}
      data-here={isHere || undefined}
    >
      <Handle type="target" position={Position.Top} className={classes.input} isConnectableStart={false} />
      {isStart ? (
        <span className={classes.start}>
          <IconFlag size={12} aria-hidden /> {t("editor.node.start")}
        </span>
      ) : null}
      <div className={classes.head}>
        <BlockIcon icon={definition?.icon} group={definition?.group} />
        <span className={classes.title}>{titleOf(block)}</span>
        <ProblemBadge blockId={id} />
      </div>
      <Mark blockId={id} />
      <Summary block={block} />
      {single ? null : (
        <div className={classes.outputs}>
          {outputs.map((output) => (
            <div key={output.id} className={classes.output}>
              <span className={classes.outputLabel}>{output.label}</span>
              <OutputPort block={block} output={output} position={Position.Right} isReachable={selected} />
            </div>
          ))}
        </div>
      )}
      {jumpsOf(block).length > 0 ? (
        <Handle
          type="source"
          id={jumpOutput}
          position={Position.Bottom}
          className={classes.port}
          isConnectable={false}
        />
      ) : null}
      {single ? (
        <OutputPort block={block} output={single} position={Position.Bottom} isReachable={selected} />
      ) : null}
    </div>
  );
});

function Summary({ block }: { block: Block }) {
  return (
    <div className={classes.summary} data-empty={isEmpty(block) || undefined}>
      <span className={classes.clamped}>
        <BlockLine block={block} />
      </span>
    </div>
  );
}

/** Nothing is said and nothing is named. */
function isEmpty(block: Block): boolean {
  const { flowId, apiId } = block.settings;
  return describeBlock(block) === "" && !flowId && !apiId;
}

interface OutputPortProps {
  block: Block;
  output: BlockOutput;
  position: Position;
  /** Ports of the selected block can be reached with Tab. */
  isReachable: boolean;
}

function OutputPort({ block, output, position, isReachable }: OutputPortProps) {
  const { view, store } = useServices();
  const isOpen = (block.outputs[output.id] ?? null) === null;
  return (
    <Handle
      type="source"
      id={output.id}
      position={position}
      className={classes.port}
      data-open={isOpen || undefined}
      isConnectableEnd={false}
    >
      {isOpen ? (
        <button
          type="button"
          className={classes.add}
          tabIndex={isReachable ? 0 : -1}
          aria-label={t("editor.node.addAfter", { title: titleOf(block), output: output.label })}
          onClick={(event) => {
            event.stopPropagation();
            if (store.getState().isLocked) return;
            const { right, top } = event.currentTarget.getBoundingClientRect();
            view.set({
              palette: { screen: { x: right + 8, y: top }, from: { blockId: block.id, output: output.id } },
            });
          }}
        >
          <IconPlus size={12} stroke={2.5} aria-hidden />
        </button>
      ) : null}
    </Handle>
  );
}

/** What tests or traffic say about the block, while it is shown. */
function Mark({ blockId }: { blockId: string }) {
  const mark = useView((view) => view.marks?.blocks.get(blockId));
  if (!mark) return null;
  return (
    <span className={classes.mark} data-tone={mark.tone}>
      {mark.text}
    </span>
  );
}

function ProblemBadge({ blockId }: { blockId: string }) {
  const problems = useView((view) => view.problemsByBlock.get(blockId));
  if (!problems) return null;
  const hasError = problems.some((problem) => problem.severity === "error");
  const Shape = hasError ? IconAlertCircle : IconAlertTriangle;
  return (
    <span
      className={classes.badge}
      data-severity={hasError ? "error" : "warning"}
      title={problems.map((problem) => problem.message).join("\n")}
    >
      <Shape size={16} aria-hidden />
      <span className={classes.hidden}>{t("editor.node.problems", { count: problems.length })}</span>
    </span>
  );
}

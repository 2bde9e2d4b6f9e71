// The flow as a list in the order of the conversation: for small screens, and for people who prefer lists.

import { Button, UnstyledButton } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import { blockDefinition, describeBlock, outputsOf } from "@parley/flow-engine";
import { IconAlertCircle, IconAlertTriangle, IconFlag, IconPlus } from "@tabler/icons-react";
import { memo, useEffect, useMemo, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { EmptyCanvas } from "../canvas/EmptyCanvas.tsx";
import type { CanvasActions } from "../canvas/useCanvasActions.ts";
import { useBlock, useEditor, useServices, useView } from "../editorContext.tsx";
import { titleOf } from "../model/blockTitle.ts";
import { readingOrder } from "../model/content.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { firstOpenOutput } from "../model/graph.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { useEditorKeys } from "../useEditorKeys.ts";
import classes from "./BlockList.module.css";

const noEdge = () => false;

export function BlockList() {
  const { store, view, canWrite } = useServices();
  const canvas = useRef<CanvasActions | null>(null);
  useEditorKeys(canvas, noEdge);
  const blocks = useEditor((state) => contentOf(state).document);
  const order = useMemo(() => readingOrder(blocks), [blocks]);
  const reveal = useView((state) => state.reveal);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    if (!reveal) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(reveal.blockId)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    if (reveal.focus) row?.focus();
    view.set({ reveal: null });
  }, [reveal, view]);

  return (
    <div className={classes.area}>
      {order.length === 0 ? <EmptyCanvas /> : null}
      <ol className={classes.list} ref={list} aria-label={t("editor.list.label")}>
        {order.map((id) => (
          <Row key={id} blockId={id} />
        ))}
      </ol>
      {canWrite && order.length > 0 ? (
        <Button
          className={classes.add ?? ""}
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={(event) => {
            const { left, top } = event.currentTarget.getBoundingClientRect();
            const last = store.getState();
            const [only] = selectionOf(last);
            const block = only === undefined ? undefined : contentOf(last).document.blocks[only];
            const output = block ? firstOpenOutput(block) : null;
            view.set({
              palette: {
                screen: { x: left, y: top - 320 },
                ...(block && output ? { from: { blockId: block.id, output } } : {}),
              },
            });
          }}
        >
          {t("editor.list.add")}
        </Button>
      ) : null}
    </div>
  );
}

const Row = memo(function Row({ blockId }: { blockId: string }) {
  const { store, view } = useServices();
  const block = useBlock(blockId);
  const isSelected = useEditor((state) => selectionOf(state).includes(blockId));
  const isStart = useEditor((state) => contentOf(state).document.start === blockId);
  const isVisited = useView((state) => state.visitedBlocks.has(blockId));
  const problems = useView((state) => state.problemsByBlock.get(blockId));
  if (!block) return null;
  const definition = blockDefinition(block.kind);
  const hasError = problems?.some((problem) => problem.severity === "error");
  const Shape = hasError ? IconAlertCircle : IconAlertTriangle;
  return (
    <li>
      <UnstyledButton
        className={classes.row}
        data-block={blockId}
        data-selected={isSelected || undefined}
        data-visited={isVisited || undefined}
        aria-current={isSelected || undefined}
        onClick={() => {
          store.select([blockId]);
          view.set({ panel: "block" });
        }}
      >
        <BlockIcon icon={definition?.icon} group={definition?.group} />
        <span className={classes.text}>
          <span className={classes.title}>
            {titleOf(block)}
            {isStart ? (
              <span className={classes.start}>
                <IconFlag size={12} aria-hidden /> {t("editor.node.start")}
              </span>
            ) : null}
          </span>
          <span className={classes.summary}>{describeBlock(block) || t("editor.node.empty")}</span>
          <Ways block={block} />
        </span>
        {problems ? (
          <span className={classes.badge} data-severity={hasError ? "error" : "warning"}>
            <Shape size={18} role="img" aria-label={t("editor.node.problems", { count: problems.length })} />
          </span>
        ) : null}
      </UnstyledButton>
    </li>
  );
});

/** Where each output leads, in words. */
function Ways({ block }: { block: Block }) {
  const text = useEditor((state) => {
    const { blocks } = contentOf(state).document;
    return outputsOf(block)
      .map((output) => {
        const target = blocks[block.outputs[output.id] ?? ""];
        return target
          ? t("editor.announce.leads", { output: output.label, target: titleOf(target) })
          : t("editor.announce.open", { output: output.label });
      })
      .join(" · ");
  });
  return text === "" ? null : <span className={classes.ways}>{text}</span>;
}

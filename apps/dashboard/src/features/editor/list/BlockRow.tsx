// One block in the list as a piece of the chat: what the bot says, what the visitor answers, and where each way leads.

import { UnstyledButton } from "@mantine/core";
import type { Block } from "@parley/contracts/flow";
import { blockDefinition, outputsOf } from "@parley/flow-engine";
import { IconAlertCircle, IconAlertTriangle, IconFlag } from "@tabler/icons-react";
import { type DragEvent, memo, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useBlock, useEditor, useServices, useView } from "../editorContext.tsx";
import { titleOf } from "../model/blockTitle.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import type { Place } from "../model/reorder.ts";
import { BlockIcon } from "../parts/blockIcons.tsx";
import { BlockLine } from "../parts/BlockLine.tsx";
import classes from "./BlockList.module.css";
import { MoveTools } from "./MoveTools.tsx";
import { moveBeside, moveRow, rowType } from "./moveRow.ts";

export const BlockRow = memo(function BlockRow({ blockId }: { blockId: string }) {
  const services = useServices();
  const { store, view, canWrite } = services;
  const block = useBlock(blockId);
  const isSelected = useEditor((state) => selectionOf(state).includes(blockId));
  const isStart = useEditor((state) => contentOf(state).document.start === blockId);
  const isVisited = useView((state) => state.visitedBlocks.has(blockId));
  const [drop, setDrop] = useState<Place["edge"] | null>(null);
  if (!block) return null;
  const definition = blockDefinition(block.kind);
  const title = titleOf(block);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- buttons and keys move rows too
    <li
      className={classes.item}
      data-drop={drop ?? undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(rowType)) return;
        event.preventDefault();
        setDrop(edgeUnder(event));
      }}
      onDragLeave={() => setDrop(null)}
      onDrop={(event) => {
        const moved = event.dataTransfer.getData(rowType);
        setDrop(null);
        if (!moved) return;
        event.preventDefault();
        moveRow(services, moved, { blockId, edge: edgeUnder(event) });
      }}
    >
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
        onKeyDown={(event) => {
          const direction = event.key === "ArrowUp" ? "up" : event.key === "ArrowDown" ? "down" : null;
          if (!event.altKey || direction === null) return;
          event.preventDefault();
          event.stopPropagation();
          moveBeside(services, blockId, direction);
        }}
      >
        <BlockIcon icon={definition?.icon} group={definition?.group} />
        <span className={classes.text}>
          <span className={classes.title}>
            {title}
            {isStart ? (
              <span className={classes.start}>
                <IconFlag size={12} aria-hidden /> {t("editor.node.start")}
              </span>
            ) : null}
            <RowBadge blockId={blockId} />
          </span>
          <span className={definition?.group === "action" ? classes.summary : classes.bubble}>
            <BlockLine block={block} />
          </span>
          {definition?.group === "request" ? <Reply block={block} /> : null}
          <Ways block={block} />
        </span>
      </UnstyledButton>
      {canWrite ? <MoveTools blockId={blockId} title={title} /> : null}
    </li>
  );
});

function edgeUnder(event: DragEvent<HTMLElement>): Place["edge"] {
  const box = event.currentTarget.getBoundingClientRect();
  return event.clientY < box.top + box.height / 2 ? "before" : "behind";
}

function RowBadge({ blockId }: { blockId: string }) {
  const problems = useView((state) => state.problemsByBlock.get(blockId));
  if (!problems) return null;
  const hasError = problems.some((problem) => problem.severity === "error");
  const Shape = hasError ? IconAlertCircle : IconAlertTriangle;
  return (
    <span className={classes.badge} data-severity={hasError ? "error" : "warning"}>
      <Shape size={18} role="img" aria-label={t("editor.node.problems", { count: problems.length })} />
    </span>
  );
}

/** The visitor's side of the chat: the choices there are, or that something is answered. */
function Reply({ block }: { block: Block }) {
  const options: unknown = block.settings["options"];
  const titles = Array.isArray(options)
    ? options.flatMap((option: unknown) =>
        typeof option === "object" && option !== null && "title" in option && typeof option.title === "string"
          ? [option.title]
          : [],
      )
    : [];
  return (
    <span className={classes.reply}>{titles.length > 0 ? titles.join(" · ") : t("editor.list.reply")}</span>
  );
}

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

// The flow as a list in the order of the conversation: for small screens, and for people who prefer lists. On large ones
// the kinds of block stand beside it.

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import { t } from "../../../i18n/t.ts";
import { EmptyCanvas } from "../canvas/EmptyCanvas.tsx";
import type { CanvasActions } from "../canvas/useCanvasActions.ts";
import { useEditor, useServices, useView } from "../editorContext.tsx";
import { readingOrder } from "../model/content.ts";
import { contentOf, selectionOf } from "../model/editorStore.ts";
import { placeOfNext } from "../model/graph.ts";
import { useEditorKeys } from "../useEditorKeys.ts";
import classes from "./BlockList.module.css";
import { BlockRow } from "./BlockRow.tsx";
import { PaletteAccordion } from "./PaletteAccordion.tsx";

const noEdge = () => false;

/** `isNarrow` leaves out the palette beside the list; it opens from the button then. */
export function BlockList({ isNarrow }: { isNarrow: boolean }) {
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

  const isLocked = useEditor((state) => state.isLocked);
  const flow = (
    <div className={classes.area}>
      {order.length === 0 ? <EmptyCanvas /> : null}
      <ol className={classes.list} ref={list} aria-label={t("editor.list.label")}>
        {order.map((id) => (
          <BlockRow key={id} blockId={id} />
        ))}
      </ol>
      {canWrite && order.length > 0 ? (
        <Button
          className={classes.add ?? ""}
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={(event) => {
            const { left, top } = event.currentTarget.getBoundingClientRect();
            const state = store.getState();
            const from = placeOfNext(contentOf(state), selectionOf(state));
            view.set({ palette: { screen: { x: left, y: top - 320 }, ...(from ? { from } : {}) } });
          }}
        >
          {t("editor.list.add")}
        </Button>
      ) : null}
    </div>
  );
  return (
    <>
      {isNarrow || isLocked ? null : <PaletteAccordion />}
      {flow}
    </>
  );
}

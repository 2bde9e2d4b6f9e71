// The virtual list: only the rows on screen exist, rows never move under the pointer, and the next page is fetched
// before the end is reached.

import { Button, Loader } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type Ref } from "react";
import { t } from "../../../i18n/t.ts";
import type { ListWindow } from "../store/state.ts";
import { ConversationRow } from "./ConversationRow.tsx";
import classes from "./list.module.css";
import { useSteadyList } from "./useSteadyList.ts";

const rowHeight = 82;
const overscan = 8;
/** The next page is fetched when fewer rows than this are left below. */
const loadAhead = 15;

export interface ConversationListHandle {
  move: (by: 1 | -1) => void;
  focus: (conversationId: string) => void;
}

interface ConversationListProps {
  ref: Ref<ConversationListHandle>;
  listKey: string;
  ids: readonly string[];
  window: ListWindow;
  selectedId: string | null;
  onLoadMore: () => void;
}

export function ConversationList(props: ConversationListProps) {
  const { ref, listKey, ids: wanted, window, selectedId, onLoadMore } = props;
  const [isHeld, setIsHeld] = useState(false);
  const { ids, waiting } = useSteadyList(listKey, wanted, selectedId, isHeld);
  const [focusId, setFocusId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const scrollRef = useRef<HTMLDivElement>(null);
  // The virtualizer draws this component again by itself, so that nothing here may be memoised; nothing is.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan,
  });
  const rows = virtualizer.getVirtualItems();

  useAnchor(scrollRef, listKey, ids);

  const lastRow = rows.at(-1)?.index ?? 0;
  const wantsMore = !window.isComplete && window.status === "ready" && lastRow >= ids.length - loadAhead;
  useEffect(() => {
    if (wantsMore) onLoadMore();
  }, [wantsMore, onLoadMore]);

  const focusRow = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    wantsFocus.current = true;
    setFocusId(id);
    virtualizer.scrollToIndex(index, { align: "auto" });
  };
  useImperativeHandle(ref, () => ({
    move(by) {
      setIsHeld(false);
      const current = ids.indexOf(focusId ?? selectedId ?? "");
      focusRow(current === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, current + by)));
    },
    focus: (id) => focusRow(ids.indexOf(id)),
  }));
  // The row may be drawn only after scrolling, so focus follows once it exists.
  useEffect(() => {
    if (!wantsFocus.current || focusId === null) return;
    const row = scrollRef.current?.querySelector<HTMLElement>(`[data-conversation="${focusId}"]`);
    // On narrow screens the list is hidden while a conversation is open.
    if (!row || row.offsetParent === null) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const tabStop = ids.includes(focusId ?? "") ? focusId : (selectedId ?? ids[0]);
  return (
    <div className={classes.frame}>
      {waiting > 0 ? (
        <Button size="compact-xs" radius="xl" className={classes.waiting} onClick={() => setIsHeld(false)}>
          {t("inbox.moreAbove", { count: waiting })}
        </Button>
      ) : null}
      <div
        ref={scrollRef}
        className={classes.scroll}
        onPointerMove={(event) => event.pointerType === "mouse" && setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
      >
        <ul className={classes.rows} style={{ blockSize: virtualizer.getTotalSize() }}>
          {rows.map(({ key, index, start }) => (
            <ConversationRow
              key={key}
              id={ids[index] ?? ""}
              start={start}
              position={index + 1}
              total={window.isComplete ? ids.length : -1}
              isSelected={ids[index] === selectedId}
              isTabStop={ids[index] === tabStop}
              onFocus={setFocusId}
            />
          ))}
        </ul>
        <ListEnd window={window} onRetry={onLoadMore} />
      </div>
    </div>
  );
}

function ListEnd({ window, onRetry }: { window: ListWindow; onRetry: () => void }) {
  if (window.isComplete) return <p className={classes.end}>{t("inbox.end")}</p>;
  if (window.status === "failed") {
    return (
      <div className={classes.end} role="alert">
        {t("inbox.loadMoreFailed")}{" "}
        <Button size="compact-xs" variant="default" onClick={onRetry}>
          {t("ui.retry")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.end} role="status" aria-label={t("inbox.loadingMore")}>
      <Loader size="xs" />
    </div>
  );
}

/** Keeps the first visible row where it is when rows come or go above it. At the very top new rows push in. */
function useAnchor(
  scrollRef: React.RefObject<HTMLDivElement | null>,
  listKey: string,
  ids: readonly string[],
): void {
  const previous = useRef({ listKey, ids });
  useLayoutEffect(() => {
    const before = previous.current;
    previous.current = { listKey, ids };
    const scroll = scrollRef.current;
    if (!scroll || before.ids === ids) return;
    if (before.listKey !== listKey) {
      scroll.scrollTop = 0;
      return;
    }
    if (scroll.scrollTop === 0) return;
    const first = Math.floor(scroll.scrollTop / rowHeight);
    const anchor = before.ids.slice(first).find((id) => ids.includes(id));
    if (anchor === undefined) return;
    const moved = ids.indexOf(anchor) - before.ids.indexOf(anchor);
    if (moved !== 0) scroll.scrollTop += moved * rowHeight;
  }, [scrollRef, listKey, ids]);
}

// The inbox: views, list, thread and contact side by side; one pane at a time where there is little room.

import { useDocumentTitle, useElementSize, useLocalStorage } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { shellDialogs } from "../../app/shell/shellDialogs.ts";
import { useShortcutHelp } from "../../app/shell/shortcutHelp.ts";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { ContactPanel } from "./contact/ContactPanel.tsx";
import { InboxContext, inboxOf, useInbox, useInboxState } from "./inboxOf.ts";
import classes from "./inbox.module.css";
import { ListPane, type ListHandle } from "./list/ListPane.tsx";
import { inboxKeys } from "./inboxKeys.ts";
import { NoThread } from "./thread/NoThread.tsx";
import { ThreadPane, type ThreadHandle } from "./thread/ThreadPane.tsx";
import { useShortcuts } from "./useShortcuts.ts";
import type { View } from "./views/views.ts";
import { ViewsColumn } from "./views/ViewsColumn.tsx";

export interface InboxPageProps {
  conversationId: string | undefined;
}

/** Widths of the whole inbox from which more panes fit beside each other. */
const widths = { twoPanes: 760, views: 1040, details: 1160 };

export function InboxPage({ conversationId }: InboxPageProps) {
  const { id, memberId } = useWorkspace();
  const inbox = useMemo(() => inboxOf(id, memberId), [id, memberId]);
  return (
    <InboxContext value={inbox}>
      <InboxScreen conversationId={conversationId ?? null} />
    </InboxContext>
  );
}

function InboxScreen({ conversationId }: { conversationId: string | null }) {
  useDocumentTitle(`${t("inbox.title")} · Parley`);
  const { ref, width } = useElementSize();
  const { memberId } = useInbox();
  const [view, setView] = useLocalStorage<View>({
    key: `parley-inbox-view:${memberId}`,
    defaultValue: { name: "all" },
  });
  const [wantsDetails, setWantsDetails] = useLocalStorage({
    key: "parley-inbox-details",
    defaultValue: true,
  });
  // Where the details would cover the thread they open on demand only.
  const [coveringDetailsOf, setCoveringDetailsOf] = useState<string | null>(null);
  const listRef = useRef<ListHandle>(null);
  const threadRef = useRef<ThreadHandle>(null);
  const navigate = useNavigate();

  const isNarrow = width > 0 && width < widths.twoPanes;
  const hasRoomForDetails = width >= widths.details;
  const isMissing = useInboxState(({ threads }) => threads.get(conversationId ?? "")?.status === "missing");
  const isDetailsOpen =
    conversationId !== null &&
    !isMissing &&
    (hasRoomForDetails ? wantsDetails : coveringDetailsOf === conversationId);
  const setDetails = (isOpen: boolean) => {
    if (hasRoomForDetails) setWantsDetails(isOpen);
    else setCoveringDetailsOf(isOpen ? conversationId : null);
  };
  const backToList = () => {
    void navigate({ to: "/inbox/{-$conversationId}", params: { conversationId: undefined } });
    if (conversationId !== null) listRef.current?.focus(conversationId);
  };

  useShortcutHelp(inboxKeys);

  const isListShown = !isNarrow || conversationId === null;
  useShortcuts({
    j: () => isListShown && listRef.current?.move(1),
    k: () => isListShown && listRef.current?.move(-1),
    ArrowDown: () => isListShown && listRef.current?.move(1),
    ArrowUp: () => isListShown && listRef.current?.move(-1),
    "/": () => threadRef.current?.quickReplies() || listRef.current?.focusSearch(),
    r: () => threadRef.current?.reply(),
    a: () => threadRef.current?.accept(),
    t: () => threadRef.current?.takeOver(),
    e: () => threadRef.current?.close(),
    u: () => threadRef.current?.markUnread(),
    Escape: () => {
      if (coveringDetailsOf !== null && !hasRoomForDetails) setCoveringDetailsOf(null);
      else if (conversationId !== null) backToList();
    },
  });

  return (
    <div
      ref={ref}
      className={classes.root}
      data-narrow={isNarrow || undefined}
      data-views={width >= widths.views || undefined}
      data-details={isDetailsOpen ? (hasRoomForDetails ? "beside" : "over") : undefined}
      data-open={conversationId !== null || undefined}
    >
      <h1 className={classes.hidden}>{t("inbox.title")}</h1>
      {width >= widths.views ? (
        <ViewsColumn view={view} onChange={setView} onHelp={() => shellDialogs.open("shortcuts")} />
      ) : null}
      <ListPane
        ref={listRef}
        view={view}
        onViewChange={setView}
        selectedId={conversationId}
        hasViewSelect={width < widths.views}
      />
      <section className={classes.thread}>
        {conversationId === null ? (
          <NoThread />
        ) : (
          <ThreadPane
            key={conversationId}
            ref={threadRef}
            conversationId={conversationId}
            hasBack={isNarrow}
            onBack={backToList}
            isDetailsOpen={isDetailsOpen}
            onDetails={setDetails}
          />
        )}
      </section>
      {isDetailsOpen ? (
        <ContactPanel
          key={`details ${conversationId}`}
          conversationId={conversationId}
          onClose={() => setDetails(false)}
        />
      ) : null}
    </div>
  );
}

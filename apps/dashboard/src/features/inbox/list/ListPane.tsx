// The conversation list with its search and filters, its empty, loading and error states, and movement by keyboard.

import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from "react";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { t } from "../../../i18n/t.ts";
import pageClasses from "../inbox.module.css";
import { useInbox, useList } from "../inboxOf.ts";
import { useBots } from "../queries.ts";
import type { ListFilters } from "../store/state.ts";
import { combineFilters, countedViews, filtersOfView, viewNames, type View } from "../views/views.ts";
import { filterKey } from "../store/list.ts";
import { ConversationList, type ConversationListHandle } from "./ConversationList.tsx";
import { ListEmpty } from "./ListEmpty.tsx";
import { ListSkeleton } from "./ListSkeleton.tsx";
import { ListToolbar } from "./ListToolbar.tsx";
import classes from "./list.module.css";

/** Pause after the last key before a search is sent. */
const searchAfterMs = 250;

export interface ListHandle {
  move: (by: 1 | -1) => void;
  focus: (conversationId: string) => void;
  focusSearch: () => void;
}

interface ListPaneProps {
  ref: Ref<ListHandle>;
  view: View;
  onViewChange: (view: View) => void;
  selectedId: string | null;
  /** Whether the views are chosen above the list, as there is no room for their column. */
  hasViewSelect: boolean;
}

export function ListPane({ ref, view, onViewChange, selectedId, hasViewSelect }: ListPaneProps) {
  const { sync } = useInbox();
  const [chosen, setChosen] = useState<ListFilters>({});
  const [search, setSearch] = useState("");
  const [settledSearch] = useDebouncedValue(search.trim(), searchAfterMs);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<ConversationListHandle>(null);

  const filters = useMemo<ListFilters>(
    () => ({ ...combineFilters(view, chosen), ...(settledSearch === "" ? {} : { search: settledSearch }) }),
    [view, chosen, settledSearch],
  );
  const { window, ids } = useList(filters);
  const isLoaded = window !== undefined && (window.bound !== null || window.isComplete);

  useEffect(() => sync.showList(filters), [sync, filters]);
  useEffect(() => {
    if (!isLoaded) return;
    for (const name of countedViews) sync.prepareList(filtersOfView({ name }));
  }, [sync, isLoaded]);

  useImperativeHandle(ref, () => ({
    move: (by) => listRef.current?.move(by),
    focus: (id) => listRef.current?.focus(id),
    focusSearch: () => searchRef.current?.focus(),
  }));

  const isNarrowed = settledSearch !== "" || Object.keys(chosen).length > 0;
  const clear = () => {
    setSearch("");
    setChosen({});
  };

  return (
    <section className={pageClasses.list} aria-label={t("inbox.list")}>
      {hasViewSelect ? <ViewSelect view={view} onChange={onViewChange} /> : null}
      <ListToolbar
        searchRef={searchRef}
        search={search}
        onSearch={setSearch}
        onLeaveSearch={() => listRef.current?.move(1)}
        chosen={chosen}
        onChosen={setChosen}
      />
      {isLoaded && ids.length > 0 ? (
        <ConversationList
          ref={listRef}
          listKey={filterKey(filters)}
          ids={ids}
          window={window}
          selectedId={selectedId}
          onLoadMore={() => sync.loadMore(filters)}
        />
      ) : (
        <div className={classes.filler}>
          {isLoaded ? (
            <ListEmpty view={view} isNarrowed={isNarrowed} onClear={clear} />
          ) : window?.status === "failed" ? (
            <ErrorState error={window.error} onRetry={() => sync.showList(filters)} />
          ) : (
            <ListSkeleton />
          )}
        </div>
      )}
    </section>
  );
}

function ViewSelect({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const bots = useBots();
  const views: { value: string; label: string; view: View }[] = [
    ...viewNames.map((name) => ({ value: name, label: t(`inbox.view.${name}`), view: { name } })),
    ...(bots.data?.items ?? []).map((bot) => ({
      value: bot.id,
      label: bot.name,
      view: { name: "bot" as const, botId: bot.id },
    })),
  ];
  return (
    <Select
      className={classes.viewSelect}
      aria-label={t("inbox.view.choose")}
      data={views.map(({ value, label }) => ({ value, label }))}
      value={view.name === "bot" ? view.botId : view.name}
      onChange={(value) => {
        const found = views.find((candidate) => candidate.value === value);
        if (found) onChange(found.view);
      }}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

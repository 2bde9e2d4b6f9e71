// A search field over grouped choices, for the palette, block search and the variable picker. The field keeps the focus;
// arrow keys move through the list and Enter chooses, as a combobox does.

import { Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { t } from "../i18n/t.ts";
import { searchGroups } from "./searchGroups.ts";
import classes from "./PickList.module.css";

export interface PickItem {
  id: string;
  label: string;
  description?: string;
  icon?: ReactNode;
  /** Further words the item is found by. */
  keywords?: string;
  onDragStart?: (event: React.DragEvent) => void;
}

export interface PickGroup {
  label: string;
  items: readonly PickItem[];
}

interface PickListProps {
  label: string;
  groups: readonly PickGroup[];
  onPick: (id: string) => void;
  onCancel?: () => void;
  autoFocus?: boolean;
  /** Shown only while something is searched for. */
  emptyText?: string;
  compact?: boolean;
}

export function PickList({
  label,
  groups,
  onPick,
  onCancel,
  autoFocus = false,
  emptyText,
  compact,
}: PickListProps) {
  const listId = useId();
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(0);
  const shown = useMemo(() => searchGroups(groups, search), [groups, search]);
  const items = shown.flatMap((group) => group.items);
  const activeIndex = Math.min(active, items.length - 1);

  const activeId = items.length > 0 ? `${listId}-${activeIndex}` : undefined;

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys typed here must not reach the canvas, where Delete removes blocks.
    event.stopPropagation();
    if (event.key === "Escape") onCancel?.();
    if (event.key === "Enter") {
      const item = items[activeIndex];
      if (item) onPick(item.id);
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && items.length > 0) setActive((activeIndex + step + items.length) % items.length);
    if (step !== 0 || event.key === "Enter") event.preventDefault();
  };

  const firstOf = shown.map((_, place) =>
    shown.slice(0, place).reduce((count, group) => count + group.items.length, 0),
  );
  return (
    <div className={classes.root} data-compact={compact || undefined}>
      <TextInput
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        leftSection={<IconSearch size={15} aria-hidden />}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={activeId}
        data-autofocus={autoFocus || undefined}
        autoFocus={autoFocus}
        size="sm"
      />
      <div className={classes.list} role="listbox" id={listId} aria-label={label} tabIndex={-1}>
        {shown.map((group, place) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={classes.group} aria-hidden>
              {group.label}
            </div>
            {group.items.map((item, index) => {
              const own = (firstOf[place] ?? 0) + index;
              return (
                // The field has the focus and handles the keys; the pointer is a second way.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={`${group.label}.${item.id}`}
                  id={`${listId}-${own}`}
                  role="option"
                  aria-selected={own === activeIndex}
                  className={classes.item}
                  title={compact ? item.description : undefined}
                  draggable={item.onDragStart !== undefined}
                  onDragStart={item.onDragStart}
                  onMouseMove={() => own !== activeIndex && setActive(own)}
                  onMouseDown={(event) => item.onDragStart === undefined && event.preventDefault()}
                  onClick={() => onPick(item.id)}
                >
                  {item.icon}
                  <span className={classes.text}>
                    <span className={classes.label}>{item.label}</span>
                    {item.description && !compact ? (
                      <span className={classes.description}>{item.description}</span>
                    ) : null}
                  </span>
                </div>
              );
            })}
          </div>
        ))}
        {items.length === 0 ? (
          <Text size="sm" c="dimmed" p="xs">
            {search === "" ? emptyText : t("ui.noMatches", { search })}
          </Text>
        ) : null}
      </div>
    </div>
  );
}

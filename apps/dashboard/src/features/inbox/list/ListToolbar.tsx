// Search and filters above the list. A filter that is set shows on the button, so that no list is narrowed unseen.

import {
  ActionIcon,
  Button,
  Indicator,
  MultiSelect,
  Popover,
  Select,
  Stack,
  Switch,
  TextInput,
} from "@mantine/core";
import { conversationStatuses, type ConversationStatus } from "@parley/contracts/conversation";
import { IconAdjustmentsHorizontal, IconSearch } from "@tabler/icons-react";
import type { RefObject } from "react";
import { t } from "../../../i18n/t.ts";
import { useInbox } from "../inboxOf.ts";
import { useBots, useMembers } from "../queries.ts";
import type { ListFilters } from "../store/state.ts";
import classes from "./list.module.css";

interface ListToolbarProps {
  searchRef: RefObject<HTMLInputElement | null>;
  search: string;
  onSearch: (search: string) => void;
  onLeaveSearch: () => void;
  chosen: ListFilters;
  onChosen: (chosen: ListFilters) => void;
}

export function ListToolbar(props: ListToolbarProps) {
  const { searchRef, search, onSearch, onLeaveSearch, chosen, onChosen } = props;
  const count = Object.keys(chosen).length;
  return (
    <div className={classes.toolbar}>
      <TextInput
        ref={searchRef}
        type="search"
        className={classes.search}
        aria-label={t("inbox.search")}
        placeholder={t("inbox.searchHint")}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onSearch("");
            event.currentTarget.blur();
          }
          if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            onLeaveSearch();
          }
        }}
      />
      <Popover position="bottom-end" width={280} shadow="md" trapFocus returnFocus withinPortal>
        <Indicator label={count} size={16} disabled={count === 0} offset={4}>
          <Popover.Target>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={count === 0 ? t("inbox.filters") : t("inbox.filtersActive", { count })}
            >
              <IconAdjustmentsHorizontal size={18} stroke={1.7} />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown aria-label={t("inbox.filters")}>
          <FilterForm chosen={chosen} onChosen={onChosen} />
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

const inPlace = { withinPortal: false };

function FilterForm({ chosen, onChosen }: Pick<ListToolbarProps, "chosen" | "onChosen">) {
  const { memberId } = useInbox();
  const bots = useBots();
  const members = useMembers();
  const change = (patch: ListFilters) => onChosen(withoutEmpty({ ...chosen, ...patch }));
  const others = (members.data?.items ?? []).filter(({ id, isActive }) => isActive && id !== memberId);

  return (
    <Stack gap="sm">
      <MultiSelect
        label={t("inbox.filter.status")}
        placeholder={chosen.status ? "" : t("inbox.filter.any")}
        data={conversationStatuses.map((value) => ({ value, label: t(`inbox.status.${value}`) }))}
        value={[...(chosen.status ?? [])]}
        onChange={(status) => change({ status: status as ConversationStatus[] })}
        comboboxProps={inPlace}
        clearable
      />
      <Select
        label={t("inbox.filter.assignee")}
        placeholder={t("inbox.filter.any")}
        data={[
          { value: "me", label: t("inbox.filter.me") },
          { value: "none", label: t("inbox.filter.nobody") },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={chosen.assignee ?? null}
        onChange={(assignee) => change({ assignee: assignee ?? "" })}
        comboboxProps={inPlace}
        searchable
        clearable
      />
      <MultiSelect
        label={t("inbox.filter.bot")}
        placeholder={chosen.botId ? "" : t("inbox.filter.any")}
        data={(bots.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...(chosen.botId ?? [])]}
        onChange={(botId) => change({ botId })}
        comboboxProps={inPlace}
        searchable
        clearable
      />
      {(["unread", "online", "interacted"] as const).map((name) => (
        <Switch
          key={name}
          label={t(`inbox.filter.${name}`)}
          checked={chosen[name] === "true"}
          onChange={(event) => onChosen(withSwitch(chosen, name, event.currentTarget.checked))}
        />
      ))}
      <Button
        variant="subtle"
        size="xs"
        disabled={Object.keys(chosen).length === 0}
        onClick={() => onChosen({})}
      >
        {t("inbox.filter.clear")}
      </Button>
    </Stack>
  );
}

function withSwitch(
  chosen: ListFilters,
  name: "unread" | "online" | "interacted",
  isOn: boolean,
): ListFilters {
  const { [name]: _removed, ...rest } = chosen;
  return isOn ? { ...rest, [name]: "true" } : rest;
}

function withoutEmpty(filters: ListFilters): ListFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value.length > 0));
}

// Search on the left, filters and actions on the right, above a list.
import { Group, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";

interface ToolbarProps {
  search: string;
  onSearch: (search: string) => void;
  /** What is searched, for instance "Search bots". */
  label: string;
  children?: ReactNode;
}

export function Toolbar({ search, onSearch, label, children }: ToolbarProps) {
  return (
    <Group mb="md" gap="xs">
      <TextInput
        type="search"
        aria-label={label}
        placeholder={label || t("ui.search")}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        leftSection={<IconSearch size={16} />}
        flex="1 1 12rem"
        maw={320}
      />
      {children}
    </Group>
  );
}

// A list of entries of one setting: each in a frame that can be moved and removed, and a button for the next one.

import { Button, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { t } from "../../../../i18n/t.ts";
import type { BlockField } from "@parley/flow-engine";
import { withItem, withMoved } from "../controlProps.ts";
import { ListRow } from "./ListRow.tsx";

interface RowsProps<Row> {
  field: Pick<BlockField, "label" | "hint" | "maximumItems">;
  error: string | undefined;
  rows: readonly Row[];
  /** What an entry is known by; entries without an id are known by their place. */
  idOf?: (row: Row) => string;
  nameOf: (row: Row, index: number) => string;
  makeRow: () => Row;
  addLabel: string;
  onChange: (rows: Row[]) => void;
  children: (row: Row, change: (patch: Partial<Row>) => void, name: string, index: number) => ReactNode;
  footer?: ReactNode;
}

export function Rows<Row extends object>(props: RowsProps<Row>) {
  const { field, error, rows, nameOf, onChange } = props;
  const list = useRef<HTMLDivElement>(null);
  const add = () => {
    onChange([...rows, props.makeRow()]);
    // The new entry is where typing goes on.
    requestAnimationFrame(() => {
      const last = list.current?.querySelector<HTMLElement>(
        ":scope > [data-row]:nth-last-child(1 of [data-row])",
      );
      last?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    });
  };
  return (
    <Input.Wrapper
      label={field.label}
      description={error === undefined ? field.hint : undefined}
      error={error}
    >
      <Stack gap={8} mt={6} ref={list}>
        {rows.map((row, index) => {
          const name = nameOf(row, index);
          return (
            <ListRow
              key={props.idOf?.(row) ?? index}
              rowId={props.idOf?.(row) ?? String(index)}
              name={name}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              onMove={(by) => onChange(withMoved(rows, index, by))}
              onRemove={() => onChange(rows.filter((_, place) => place !== index))}
            >
              {props.children(
                row,
                (patch) => onChange(withItem(rows, index, { ...row, ...patch })),
                name,
                index,
              )}
            </ListRow>
          );
        })}
        {props.footer}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={rows.length >= (field.maximumItems ?? Infinity)}
          onClick={add}
        >
          {props.addLabel}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

/** "Card 2" while the entry has no name of its own. */
export function rowName(title: string, label: string, index: number): string {
  return title.trim() || t("editor.rows.number", { label, number: index + 1 });
}

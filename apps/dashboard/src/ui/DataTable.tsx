// A plain table with the same look everywhere. On narrow screens it scrolls sideways inside its frame.
import { Paper, Table, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../i18n/t.ts";

export interface Column<Row> {
  key: string;
  /** Empty above the actions of a row. */
  header: ReactNode;
  renderCell: (row: Row) => ReactNode;
  align?: "start" | "end";
  width?: number | string;
}

interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  minWidth?: number;
}

export function DataTable<Row>({ label, columns, rows, rowKey, minWidth = 560 }: DataTableProps<Row>) {
  return (
    <Paper withBorder radius="md" style={{ overflow: "hidden" }}>
      {/* Positioned, so that hidden words of the header cannot widen the page; focusable, so that keys can scroll it. */}
      <Table.ScrollContainer pos="relative" type="native" minWidth={minWidth} tabIndex={0}>
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.key} ta={column.align ?? "start"} w={column.width}>
                  {column.header === "" ? (
                    <VisuallyHidden>{t("ui.rowActions")}</VisuallyHidden>
                  ) : (
                    column.header
                  )}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map((column) => (
                  <Table.Td key={column.key} ta={column.align ?? "start"}>
                    {column.renderCell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

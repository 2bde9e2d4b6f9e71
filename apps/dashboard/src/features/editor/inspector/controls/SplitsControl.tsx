// The ways of a split and the share of visitors each gets.

import { Button, Group, NumberInput, Text, TextInput } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { rowName, Rows } from "./Rows.tsx";
import { RowTarget } from "./RowTarget.tsx";
import { evenShares, sumOfShares, wholePercent } from "./splitShares.ts";

export function SplitsControl({ block, field, value, onChange, error }: ControlProps) {
  const rows = asRecords(value).map((row) => ({
    id: asText(row["id"]),
    title: asText(row["title"]),
    percent: typeof row["percent"] === "number" ? row["percent"] : 0,
  }));
  const sum = sumOfShares(rows);
  return (
    <Rows
      field={field}
      error={error}
      rows={rows}
      idOf={({ id }) => id}
      nameOf={(row, index) => rowName(row.title, t("editor.splits.row"), index)}
      makeRow={() => ({ id: newId(), title: "", percent: Math.max(0, wholePercent - sum) })}
      addLabel={t("editor.splits.add")}
      onChange={onChange}
      footer={
        <Group justify="space-between" gap={8}>
          <Text size="xs" c={sum === wholePercent ? "dimmed" : "red"} role="status">
            {t(sum === wholePercent ? "editor.splits.sum" : "editor.splits.sumWrong", { sum })}
          </Text>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={rows.length === 0}
            onClick={() => {
              const shares = evenShares(rows.length);
              onChange(rows.map((row, index) => ({ ...row, percent: shares[index] ?? 0 })));
            }}
          >
            {t("editor.splits.even")}
          </Button>
        </Group>
      }
    >
      {(row, change, name) => (
        <>
          <Group gap={8} wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t("editor.splits.title")}
              placeholder={t("editor.splits.title")}
              value={row.title}
              maxLength={80}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <NumberInput
              w={84}
              aria-label={t("editor.splits.percent", { name })}
              min={0}
              max={wholePercent}
              suffix=" %"
              value={row.percent}
              onChange={(typed) => change({ percent: Number(typed) || 0 })}
            />
          </Group>
          <RowTarget block={block} output={row.id} name={name} />
        </>
      )}
    </Rows>
  );
}

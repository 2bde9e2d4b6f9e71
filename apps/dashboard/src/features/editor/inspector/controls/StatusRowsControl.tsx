// Answers of a call that get a way of their own: one status, or a class such as 4xx.

import { Autocomplete } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { rowName, Rows } from "./Rows.tsx";
import { statusOutput } from "../rowOutputs.ts";
import { RowTarget } from "./RowTarget.tsx";

const common = ["200", "201", "400", "401", "403", "404", "409", "422", "429", "4xx", "500", "5xx"];

export function StatusRowsControl({ block, field, value, onChange, error }: ControlProps) {
  const rows = asRecords(value).map((row) => ({ status: asText(row["status"]) }));
  return (
    <Rows
      field={field}
      error={error}
      rows={rows}
      nameOf={(row, index) => rowName(row.status, t("editor.status.row"), index)}
      makeRow={() => ({ status: "" })}
      addLabel={t("editor.status.add")}
      onChange={onChange}
    >
      {(row, change, name) => (
        <>
          <Autocomplete
            aria-label={t("editor.status.status")}
            placeholder="404"
            maxLength={3}
            data={common.filter((status) => !rows.some((other) => other !== row && other.status === status))}
            value={row.status}
            onChange={(status) => change({ status: status.trim().toLowerCase() })}
          />
          <RowTarget block={block} output={statusOutput(row.status)} name={name} />
        </>
      )}
    </Rows>
  );
}

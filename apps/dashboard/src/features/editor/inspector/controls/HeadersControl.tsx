// Headers of a request: names, and values that may hold variables.

import { TextInput } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import { asRecords, asText, type ControlProps } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { rowName, Rows } from "./Rows.tsx";

export function HeadersControl({ field, value, onChange, error }: ControlProps) {
  const rows = asRecords(value).map((row) => ({ name: asText(row["name"]), value: asText(row["value"]) }));
  return (
    <Rows
      field={field}
      error={error}
      rows={rows}
      nameOf={(row, index) => rowName(row.name, t("editor.headers.row"), index)}
      makeRow={() => ({ name: "", value: "" })}
      addLabel={t("editor.headers.add")}
      onChange={onChange}
    >
      {(row, change, name) => (
        <>
          <TextInput
            aria-label={t("editor.headers.name")}
            placeholder="X-Shop-Key"
            value={row.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TemplateText
            label={t("editor.headers.value", { name })}
            isLabelHidden
            placeholder={t("editor.headers.valuePlaceholder")}
            value={row.value}
            onChange={(text) => change({ value: text })}
          />
        </>
      )}
    </Rows>
  );
}

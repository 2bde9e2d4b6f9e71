// Rows of keywords, each a way on.

import { TagsInput, TextInput } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, asTexts, type ControlProps } from "../controlProps.ts";
import { rowName, Rows } from "./Rows.tsx";
import { RowTarget } from "./RowTarget.tsx";

interface KeywordRow {
  id: string;
  title: string;
  keywords: string[];
}

export function KeywordRowsControl({ block, field, value, onChange, error }: ControlProps) {
  const rows = asRecords(value).map((row): KeywordRow => ({
    id: asText(row["id"]),
    title: asText(row["title"]),
    keywords: asTexts(row["keywords"]),
  }));
  return (
    <Rows
      field={field}
      error={error}
      rows={rows}
      idOf={({ id }) => id}
      nameOf={(row, index) => rowName(row.title || (row.keywords[0] ?? ""), t("editor.keywords.row"), index)}
      makeRow={() => ({ id: newId(), title: "", keywords: [] })}
      addLabel={t("editor.keywords.add")}
      onChange={onChange}
    >
      {(row, change, name) => (
        <>
          <TextInput
            aria-label={t("editor.keywords.title")}
            placeholder={t("editor.keywords.title")}
            value={row.title}
            maxLength={80}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <TagsInput
            aria-label={t("editor.keywords.words", { name })}
            placeholder={t("editor.keywords.placeholder")}
            value={row.keywords}
            onChange={(keywords) => change({ keywords })}
            splitChars={[",", ";"]}
            acceptValueOnBlur
          />
          <RowTarget block={block} output={row.id} name={name} />
        </>
      )}
    </Rows>
  );
}

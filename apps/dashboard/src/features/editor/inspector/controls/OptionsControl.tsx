// The options of a choice: add, rename, reorder, remove, and for branching choices where each leads.

import { Button, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef } from "react";
import { t } from "../../../../i18n/t.ts";
import { newId } from "../../model/newId.ts";
import { asRecords, asText, type ControlProps, withItem, withMoved } from "../controlProps.ts";
import { TargetSelect } from "../TargetSelect.tsx";
import { TemplateText } from "../TemplateText.tsx";
import { ListRow } from "./ListRow.tsx";

interface Option {
  id: string;
  title: string;
}

export function OptionsControl({ block, field, value, onChange, error }: ControlProps) {
  const options = asRecords(value).map((item): Option => ({
    id: asText(item["id"]),
    title: asText(item["title"]),
  }));
  const list = useRef<HTMLDivElement>(null);
  const isBranching = options.some((option) => option.id in block.outputs) || block.kind === "singleChoice";

  const add = (after: number) => {
    const option = { id: newId(), title: "" };
    onChange([...options.slice(0, after + 1), option, ...options.slice(after + 1)]);
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-row="${option.id}"] input`)?.focus();
    });
  };

  return (
    <Input.Wrapper label={field.label} description={field.hint} error={error}>
      <Stack gap={8} mt={6} ref={list}>
        {options.map((option, index) => {
          const name = option.title || t("editor.options.number", { number: index + 1 });
          return (
            <ListRow
              key={option.id}
              rowId={option.id}
              name={name}
              isFirst={index === 0}
              isLast={index === options.length - 1}
              onMove={(by) => onChange(withMoved(options, index, by))}
              onRemove={() => onChange(options.filter((_, place) => place !== index))}
            >
              <TemplateText
                label={t("editor.options.title", { number: index + 1 })}
                isLabelHidden
                value={option.title}
                placeholder={t("editor.options.number", { number: index + 1 })}
                maxLength={80}
                onChange={(title) => onChange(withItem(options, index, { ...option, title }))}
                onKeyDown={(event) => {
                  if (event.key !== "Enter") return;
                  event.preventDefault();
                  add(index);
                }}
              />
              {isBranching ? (
                <TargetSelect
                  from={{ blockId: block.id, output: option.id }}
                  label={t("editor.target.of", { output: name })}
                  isLabelHidden
                />
              ) : null}
            </ListRow>
          );
        })}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={options.length >= (field.maximumItems ?? Infinity)}
          onClick={() => add(options.length - 1)}
        >
          {t("editor.options.add")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

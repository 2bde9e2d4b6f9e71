// Attributes to set: which one, and the text it becomes.

import { Button, Input, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { t } from "../../../../i18n/t.ts";
import { asRecords, asText, type ControlProps, withItem, withMoved } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { AttributeSelect } from "./AttributeControl.tsx";
import { ListRow } from "./ListRow.tsx";

export function AssignmentsControl({ field, value, onChange, error }: ControlProps) {
  const assignments = asRecords(value).map((item) => ({
    key: asText(item["key"]),
    value: asText(item["value"]),
  }));
  return (
    <Input.Wrapper label={field.label} description={field.hint} error={error}>
      <Stack gap={8} mt={6}>
        {assignments.map((assignment, index) => {
          const name = assignment.key || t("editor.assignments.number", { number: index + 1 });
          return (
            <ListRow
              // Assignments have no ids; their place is what they are known by.
              key={index}
              name={name}
              isFirst={index === 0}
              isLast={index === assignments.length - 1}
              onMove={(by) => onChange(withMoved(assignments, index, by))}
              onRemove={() => onChange(assignments.filter((_, place) => place !== index))}
            >
              <AttributeSelect
                label={t("editor.assignments.attribute")}
                isLabelHidden
                value={assignment.key}
                onChange={(key) => onChange(withItem(assignments, index, { ...assignment, key }))}
              />
              <TemplateText
                label={t("editor.assignments.value")}
                isLabelHidden
                placeholder={t("editor.assignments.value")}
                value={assignment.value}
                onChange={(text) => onChange(withItem(assignments, index, { ...assignment, value: text }))}
              />
            </ListRow>
          );
        })}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...assignments, { key: "", value: "" }])}
        >
          {t("editor.assignments.add")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}

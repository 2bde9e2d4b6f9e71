// Which files are accepted: common families by name, others by their type.

import { Chip, Group, Input, TagsInput } from "@mantine/core";
import { t } from "../../../../i18n/t.ts";
import { asTexts, type ControlProps } from "../controlProps.ts";

const families = {
  "image/*": "images",
  "video/*": "videos",
  "audio/*": "audio",
  "application/pdf": "pdf",
  "text/plain": "text",
  "text/csv": "csv",
} as const;
const familyTypes: readonly string[] = Object.keys(families);

export function FileTypesControl({ field, value, onChange, error }: ControlProps) {
  const types = asTexts(value);
  const others = types.filter((type) => !familyTypes.includes(type));
  return (
    <Input.Wrapper
      label={field.label}
      description={error === undefined ? field.hint : undefined}
      error={error}
    >
      <Chip.Group
        multiple
        value={types.filter((type) => familyTypes.includes(type))}
        onChange={(chosen) => onChange([...chosen, ...others])}
      >
        <Group gap={6} my={6} role="group" aria-label={field.label}>
          {Object.entries(families).map(([type, name]) => (
            <Chip key={type} value={type} size="xs">
              {t(`editor.fileTypes.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <TagsInput
        size="xs"
        aria-label={t("editor.fileTypes.others")}
        placeholder={t("editor.fileTypes.othersPlaceholder")}
        value={others}
        splitChars={[",", ";", " "]}
        acceptValueOnBlur
        onChange={(typed) =>
          onChange([
            ...types.filter((type) => familyTypes.includes(type)),
            ...typed.map((type) => type.toLowerCase()),
          ])
        }
      />
    </Input.Wrapper>
  );
}

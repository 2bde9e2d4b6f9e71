// The bot's face: a built-in icon or an uploaded picture.
import { Stack } from "@mantine/core";
import { isBuiltInIcon } from "../BotIcon.tsx";
import { IconPicker } from "../IconPicker.tsx";
import { ImageField } from "./ImageField.tsx";
import { t } from "../../../i18n/t.ts";

interface IconFieldProps {
  label: string;
  colour: string;
  value: string;
  onChange: (icon: string) => void;
}

export function IconField({ label, colour, value, onChange }: IconFieldProps) {
  return (
    <Stack gap="xs">
      <IconPicker label={label} colour={colour} value={value} onChange={onChange} />
      <ImageField
        label={t("bots.settings.upload")}
        isLabelHidden
        value={isBuiltInIcon(value) ? null : value}
        onChange={(url) => onChange(url ?? "bubble")}
      />
    </Stack>
  );
}

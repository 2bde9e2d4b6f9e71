// The built-in faces of a bot, as a row of choices.
import { Group, Radio } from "@mantine/core";
import { t } from "../../i18n/t.ts";
import { BotIcon, builtInIcons, type BuiltInIcon } from "./BotIcon.tsx";
import classes from "./IconPicker.module.css";

interface IconPickerProps {
  label: string;
  colour: string;
  /** An uploaded picture's address selects none of them. */
  value: string;
  onChange: (icon: BuiltInIcon) => void;
}

const names = Object.keys(builtInIcons) as BuiltInIcon[];

export function IconPicker({ label, colour, value, onChange }: IconPickerProps) {
  return (
    <Radio.Group label={label} value={value} onChange={(name) => onChange(name as BuiltInIcon)}>
      <Group gap="xs" mt={6}>
        {names.map((name) => (
          <Radio.Card
            key={name}
            value={name}
            className={classes.choice}
            aria-label={t(`bots.icon.${name}`)}
            title={t(`bots.icon.${name}`)}
          >
            <BotIcon icon={name} colour={colour} size={36} />
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}

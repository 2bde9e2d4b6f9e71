// Name, colour, icon and channel.
import { Group, Radio, Stack, Text, TextInput, ThemeIcon } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconWorld } from "@tabler/icons-react";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../i18n/t.ts";
import { ColourField } from "../../../ui/ColourField.tsx";
import { useFocusOnMount } from "../../../ui/useFocusOnMount.ts";
import { IconPicker } from "../IconPicker.tsx";
import { wizardColours, type NewBot } from "./newBot.ts";
import classes from "./NewBotPage.module.css";

export function LookStep({ form }: { form: UseFormReturnType<NewBot> }) {
  const firstField = useFocusOnMount<HTMLInputElement>();
  const name = form.getInputProps("name");
  return (
    <Stack gap="lg" maw={520}>
      <TextInput
        ref={firstField}
        label={t("bots.wizard.name")}
        description={t("bots.wizard.nameHint")}
        maxLength={limits.botNameLength}
        {...name}
        onChange={(event) => {
          name.onChange(event);
          form.setFieldValue("hasOwnName", true);
        }}
      />
      <ColourField
        label={t("bots.wizard.colour")}
        description={t("bots.wizard.colourHint")}
        swatches={[...wizardColours]}
        swatchesPerRow={10}
        popoverProps={{ withinPortal: true }}
        {...form.getInputProps("colour")}
      />
      <IconPicker
        label={t("bots.wizard.icon")}
        colour={form.values.colour}
        value={form.values.icon}
        onChange={(icon) => form.setFieldValue("icon", icon)}
      />
      <Radio.Group label={t("bots.wizard.channel")} value="website" onChange={() => {}}>
        <Radio.Card value="website" className={classes.template} mt={6}>
          <Group wrap="nowrap" gap="sm">
            <ThemeIcon size={34} radius="md" variant="light" aria-hidden>
              <IconWorld size={19} stroke={1.7} />
            </ThemeIcon>
            <div>
              <Text fw={600} size="sm">
                {t("bots.channel.website")}
              </Text>
              <Text size="xs" c="dimmed">
                {t("bots.wizard.websiteHint")}
              </Text>
            </div>
          </Group>
        </Radio.Card>
      </Radio.Group>
    </Stack>
  );
}

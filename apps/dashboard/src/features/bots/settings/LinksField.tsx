// A short list of titled addresses.
import { ActionIcon, Button, Group, Input, Stack, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import type { SettingsForm } from "./SettingsField.tsx";

const MOST_LINKS = 10;

interface LinksFieldProps {
  label: string;
  path: string;
  form: SettingsForm;
}

interface SocialLink {
  title: string;
  url: string;
}

export function LinksField({ label, path, form }: LinksFieldProps) {
  const links = form.getInputProps(path).value as readonly SocialLink[];
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Stack gap="xs" mt={4}>
        {links.map(({ title }, index) => (
          // Links have no id of their own; their place is what they are known by.
          <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
            <TextInput
              aria-label={t("bots.settings.linkTitle")}
              placeholder={t("bots.settings.linkTitle")}
              maxLength={50}
              w={140}
              {...form.getInputProps(`${path}.${index}.title`)}
            />
            <TextInput
              aria-label={t("bots.settings.linkUrl")}
              placeholder="https://"
              flex={1}
              {...form.getInputProps(`${path}.${index}.url`)}
            />
            <ActionIcon
              mt={4}
              onClick={() => form.removeListItem(path, index)}
              aria-label={t("bots.settings.removeLink", { title: title || String(index + 1) })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        {links.length < MOST_LINKS ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => form.insertListItem(path, { title: "", url: "" })}
          >
            {t("bots.settings.addLink")}
          </Button>
        ) : null}
      </Stack>
    </Input.Wrapper>
  );
}

// The languages of the flow: the one it is written in, the others with what they lack, and how one is chosen.

import { ActionIcon, Badge, Button, Group, NativeSelect, Popover, Stack } from "@mantine/core";
import { limits } from "@parley/contracts/limits";
import { IconSettings, IconTrash } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { useEditor, useServices } from "../editorContext.tsx";
import { AttributeSelect } from "../inspector/controls/AttributeControl.tsx";
import { contentOf } from "../model/editorStore.ts";
import { LanguageSelect } from "./LanguageSelect.tsx";
import { nativeName } from "./nativeName.ts";
import { addLanguage, removeLanguage, setLanguages, translationsOf } from "./translationCommands.ts";
import { countMissing, type TranslationGroup } from "./translationRows.ts";

interface LanguagesFormProps {
  groups: readonly TranslationGroup[];
  language: string | null;
  onChoose: (language: string) => void;
}

const ways = ["browser", "attribute", "none"] as const;

export function LanguagesForm({ groups, language, onChoose }: LanguagesFormProps) {
  const { store } = useServices();
  const content = useEditor(contentOf);
  const { languages } = content.document;
  const own = languages?.default ?? "en";
  const others = languages?.others ?? [];
  const remove = async (tag: string) => {
    const count = Object.keys(translationsOf(content, tag)).length;
    const isSure =
      count === 0 ||
      (await confirm({
        title: t("editor.translations.removeTitle", { language: nativeName(tag) }),
        text: t("editor.translations.removeText", { count }),
        confirmLabel: t("editor.translations.remove"),
      }));
    if (isSure) store.apply((present) => removeLanguage(present, tag));
  };
  return (
    <Group gap={8} align="flex-end">
      <LanguageSelect
        label={t("editor.translations.own")}
        value={own}
        taken={others}
        onChange={(tag) => store.apply((present) => setLanguages(present, { default: tag }))}
      />
      <Group gap={4} role="group" aria-label={t("editor.translations.others")}>
        {others.map((tag) => {
          const missing = countMissing(groups, translationsOf(content, tag));
          return (
            <Button
              key={tag}
              size="xs"
              variant={tag === language ? "light" : "default"}
              aria-pressed={tag === language}
              lang={tag}
              rightSection={
                <Badge
                  size="sm"
                  variant="light"
                  color={missing === 0 ? "green" : "orange"}
                  aria-label={t("editor.translations.missing", { count: missing })}
                  title={t("editor.translations.missing", { count: missing })}
                >
                  {missing === 0 ? "✓" : missing}
                </Badge>
              }
              onClick={() => onChoose(tag)}
            >
              {nativeName(tag)}
            </Button>
          );
        })}
      </Group>
      {others.length < limits.languagesPerFlow ? (
        <LanguageSelect
          key={others.length}
          label={t("editor.translations.add")}
          isLabelHidden
          value={null}
          placeholder={t("editor.translations.add")}
          taken={[own, ...others]}
          onChange={(tag) => {
            store.apply((present) => addLanguage(present, tag));
            onChoose(tag);
          }}
        />
      ) : null}
      {language === null ? null : (
        <ActionIcon
          size={30}
          variant="default"
          aria-label={t("editor.translations.removeOf", { language: nativeName(language) })}
          onClick={() => void remove(language)}
        >
          <IconTrash size={15} />
        </ActionIcon>
      )}
      {languages ? <Choosing /> : null}
    </Group>
  );
}

/** How a visitor's language is found. */
function Choosing() {
  const { store } = useServices();
  const languages = useEditor((state) => contentOf(state).document.languages);
  if (!languages) return null;
  return (
    <Popover width={300} position="bottom-start" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconSettings size={14} />}>
          {t("editor.translations.choosing")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("editor.translations.choosing")}>
        <Stack gap="sm">
          <NativeSelect
            label={t("editor.translations.chooseBy")}
            description={t("editor.translations.chooseByHint")}
            value={languages.chooseBy}
            data={ways.map((way) => ({ value: way, label: t(`editor.translations.chooseBy.${way}`) }))}
            onChange={(event) => {
              const chooseBy = ways.find((way) => way === event.currentTarget.value);
              if (chooseBy) store.apply((present) => setLanguages(present, { chooseBy }));
            }}
          />
          {languages.chooseBy === "attribute" ? (
            <AttributeSelect
              label={t("editor.translations.attribute")}
              description={t("editor.translations.attributeHint")}
              value={languages.attributeKey}
              onChange={(attributeKey) => store.apply((present) => setLanguages(present, { attributeKey }))}
            />
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

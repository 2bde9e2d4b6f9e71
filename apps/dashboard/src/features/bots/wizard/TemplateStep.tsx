// The gallery: what the bot is for narrows it down; an empty flow is always possible.
import { Chip, Group, Radio, SimpleGrid, Text, TextInput, ThemeIcon, Title } from "@mantine/core";
import { IconFile, IconSearch } from "@tabler/icons-react";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { matchesSearch, type TemplateChoice } from "./templateChoices.ts";
import { templateIcon } from "./templateIcon.ts";
import classes from "./NewBotPage.module.css";

const EVERYTHING = "";
const OWN = "own";
const EMPTY = "";

interface TemplateStepProps {
  templates: readonly TemplateChoice[];
  chosen: string | null;
  onChoose: (templateId: string | null) => void;
}

export function TemplateStep({ templates, chosen, onChoose }: TemplateStepProps) {
  const [purpose, setPurpose] = useState(EVERYTHING);
  const [typed, setTyped] = useState("");
  const purposeLabel = useId();
  const galleryLabel = useId();
  const purposes = [...new Set(templates.flatMap((template) => template.purpose ?? []))];
  const hasOwn = templates.some((template) => template.purpose === null);
  const shown = templates.filter(
    (template) =>
      (purpose === EVERYTHING || (template.purpose ?? OWN) === purpose) && matchesSearch(template, typed),
  );

  return (
    <>
      <Title order={2} size="h4" id={purposeLabel} mb="xs">
        {t("bots.wizard.purpose")}
      </Title>
      <Chip.Group multiple={false} value={purpose} onChange={setPurpose}>
        <Group gap="xs" mb="lg" role="radiogroup" aria-labelledby={purposeLabel}>
          <Chip value={EVERYTHING} size="sm">
            {t("bots.wizard.allPurposes")}
          </Chip>
          {hasOwn ? (
            <Chip value={OWN} size="sm">
              {t("bots.wizard.ownTemplates")}
            </Chip>
          ) : null}
          {purposes.map((name) => (
            <Chip key={name} value={name} size="sm">
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Title order={2} size="h4" id={galleryLabel} mb="xs">
        {t("bots.wizard.templates")}
      </Title>
      <TextInput
        type="search"
        mb="sm"
        placeholder={t("bots.wizard.search")}
        aria-label={t("bots.wizard.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed" mb="sm" role="status">
          {t("bots.wizard.noTemplate")}
        </Text>
      ) : null}
      <Radio.Group
        value={chosen ?? EMPTY}
        onChange={(value) => onChoose(value === EMPTY ? null : value)}
        aria-labelledby={galleryLabel}
      >
        <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="sm">
          {shown.map(({ id, name, description, icon }) => (
            <TemplateCard key={id} value={id} name={name} text={description} icon={templateIcon(icon)} />
          ))}
          <TemplateCard
            value={EMPTY}
            name={t("bots.wizard.empty")}
            text={t("bots.wizard.emptyText")}
            icon={IconFile}
          />
        </SimpleGrid>
      </Radio.Group>
    </>
  );
}

interface TemplateCardProps {
  value: string;
  name: string;
  text: string;
  icon: ReturnType<typeof templateIcon>;
}

function TemplateCard({ value, name, text, icon: Icon }: TemplateCardProps) {
  return (
    <Radio.Card value={value} className={classes.template} aria-label={`${name}. ${text}`}>
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <ThemeIcon size={34} radius="md" variant="light" aria-hidden>
          <Icon size={19} stroke={1.7} />
        </ThemeIcon>
        <div>
          <Text fw={600} size="sm">
            {name}
          </Text>
          <Text size="xs" c="dimmed" mt={2}>
            {text}
          </Text>
        </div>
      </Group>
    </Radio.Card>
  );
}

// The form of a trigger, by its kind.

import { Chip, Code, Group, Input, NativeSelect, Switch, TagsInput, Text, TextInput } from "@mantine/core";
import { type FlowTrigger, keywordMatches } from "@parley/contracts/flow";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../i18n/t.ts";
import { weekdays } from "../../../ui/weekHours.ts";
import { clockOf, minuteOf, weekdayName } from "./describeTrigger.ts";

interface TriggerFieldsProps {
  trigger: FlowTrigger;
  onChange: (trigger: FlowTrigger) => void;
}

/** Addresses one trigger may watch. */
const mostPatterns = 20;

export function TriggerFields({ trigger, onChange }: TriggerFieldsProps) {
  switch (trigger.kind) {
    case "keyword":
      return (
        <>
          <NativeSelect
            label={t("editor.triggers.match")}
            value={trigger.match}
            data={keywordMatches.map((match) => ({
              value: match,
              label: t(`editor.triggers.match.${match}`),
            }))}
            onChange={(event) => {
              const match = keywordMatches.find((known) => known === event.currentTarget.value);
              if (match) onChange({ ...trigger, match });
            }}
          />
          <TagsInput
            label={t(trigger.match === "regex" ? "editor.triggers.patterns" : "editor.triggers.keywords")}
            description={t("editor.triggers.keywordsHint")}
            placeholder={t("editor.list.typeAndEnter")}
            value={trigger.keywords}
            // A comma belongs to a pattern.
            splitChars={trigger.match === "regex" ? [] : [",", ";"]}
            maxTags={limits.keywordsPerTrigger}
            acceptValueOnBlur
            onChange={(keywords) => onChange({ ...trigger, keywords })}
          />
          <Switch
            label={t("editor.triggers.interrupts")}
            description={t("editor.triggers.interruptsHint")}
            checked={trigger.interrupts}
            onChange={(event) => onChange({ ...trigger, interrupts: event.currentTarget.checked })}
          />
        </>
      );
    case "pageUrl":
      return (
        <TagsInput
          label={t("editor.triggers.pages")}
          description={t("editor.triggers.pagesHint")}
          placeholder="https://shop.example/cart*"
          value={trigger.patterns}
          maxTags={mostPatterns}
          splitChars={[",", " "]}
          acceptValueOnBlur
          onChange={(patterns) => onChange({ ...trigger, patterns })}
        />
      );
    case "visitorEvent":
      return (
        <>
          <TextInput
            label={t("editor.triggers.event")}
            placeholder="cart-abandoned"
            value={trigger.name}
            maxLength={limits.nameLength}
            onChange={(event) => onChange({ ...trigger, name: event.currentTarget.value })}
          />
          <Text size="xs" c="dimmed">
            {t("editor.triggers.eventHint")} <Code>{`parley("event", "${trigger.name || "…"}")`}</Code>
          </Text>
        </>
      );
    case "templateButton":
      return (
        <TextInput
          label={t("editor.triggers.payload")}
          description={t("editor.triggers.payloadHint")}
          value={trigger.payload}
          maxLength={limits.nameLength}
          onChange={(event) => onChange({ ...trigger, payload: event.currentTarget.value })}
        />
      );
    case "comment":
      return (
        <TagsInput
          label={t("editor.triggers.keywords")}
          description={t("editor.triggers.commentHint")}
          placeholder={t("editor.list.typeAndEnter")}
          value={trigger.keywords}
          maxTags={limits.keywordsPerTrigger}
          splitChars={[",", ";"]}
          acceptValueOnBlur
          onChange={(keywords) => onChange({ ...trigger, keywords })}
        />
      );
    case "schedule":
      return (
        <>
          <Input.Wrapper label={t("editor.triggers.days")} labelElement="div">
            <Chip.Group
              multiple
              value={trigger.days.map(String)}
              onChange={(days) =>
                onChange({ ...trigger, days: days.map(Number).toSorted((one, other) => one - other) })
              }
            >
              <Group gap={4} mt={4} role="group" aria-label={t("editor.triggers.days")}>
                {weekdays.map((day) => (
                  <Chip key={day} value={String(day)} size="xs" aria-label={weekdayName(day)}>
                    {weekdayName(day, "short")}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <TextInput
            type="time"
            label={t("editor.triggers.time")}
            description={t("editor.triggers.timeHint")}
            value={clockOf(trigger.minuteOfDay)}
            onChange={(event) => {
              const minuteOfDay = minuteOf(event.currentTarget.value);
              if (minuteOfDay !== null) onChange({ ...trigger, minuteOfDay });
            }}
          />
        </>
      );
    case "fallback":
    case "api":
      return (
        <Text size="sm" c="dimmed">
          {t(`editor.triggers.hint.${trigger.kind}`)}
        </Text>
      );
  }
}

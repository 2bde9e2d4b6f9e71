// One setting with the control its kind asks for.
import { MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { t } from "../../../i18n/t.ts";
import { ColourField } from "../../../ui/ColourField.tsx";
import { BusinessHoursField } from "./BusinessHoursField.tsx";
import { countryOptions, languageOptions, timeZoneOptions } from "./intlOptions.ts";
import { IconField } from "./IconField.tsx";
import { ImageField } from "./ImageField.tsx";
import { LinksField } from "./LinksField.tsx";
import type { Field, SectionName } from "./sections.ts";
import { settingsHint, settingsLabel } from "./settingsText.ts";

/** Longest list a select draws at once. */
const OPTIONS_DRAWN = 60;

export type SettingsForm = UseFormReturnType<Record<string, unknown>>;

interface SettingsFieldProps {
  section: SectionName;
  field: Field;
  form: SettingsForm;
  /** The bot's theme colour, for the icon choice. */
  colour: string;
}

export function SettingsField({ section, field, form, colour }: SettingsFieldProps) {
  const label = settingsLabel(section, field.path);
  const hint = settingsHint(section, field.path);
  const common = {
    label,
    ...(hint ? { description: hint } : {}),
    ...(field.maxLength ? { maxLength: field.maxLength } : {}),
  };
  const props = form.getInputProps(field.path);
  const set = (value: unknown): void => form.setFieldValue(field.path, value);

  switch (field.control) {
    case "text":
      return <TextInput {...common} {...props} />;
    case "textarea":
      return <Textarea {...common} autosize minRows={2} maxRows={6} {...props} />;
    case "switch":
      return <Switch {...common} {...form.getInputProps(field.path, { type: "checkbox" })} />;
    case "colour":
      return <ColourField {...common} {...props} />;
    case "seconds":
      return (
        <NumberInput
          {...common}
          min={field.minimum}
          max={field.maximum}
          allowDecimal={false}
          suffix=" s"
          placeholder={field.isOptional ? t("bots.settings.never") : ""}
          {...props}
          value={props.value ?? ""}
          onChange={(value) => set(value === "" ? (field.isOptional ? null : field.minimum) : Number(value))}
        />
      );
    case "minutes":
      return (
        <NumberInput
          {...common}
          min={0}
          max={field.maximum}
          allowDecimal={false}
          suffix=" min"
          {...props}
          onChange={(value) => set(Number(value) || 0)}
        />
      );
    case "businessHours":
      return <BusinessHoursField {...common} value={props.value} error={props.error} onChange={set} />;
    case "choice":
      return (
        <Select
          {...common}
          allowDeselect={false}
          data={field.values.map((value) => ({
            value,
            label: settingsLabel(section, `${field.path}.${value}`),
          }))}
          {...props}
        />
      );
    case "list":
      return (
        <TagsInput
          {...common}
          description={hint ?? t("bots.settings.listHint")}
          acceptValueOnBlur
          splitChars={field.kind === "words" ? [",", ";"] : [",", ";", " "]}
          {...props}
        />
      );
    case "language":
      return <Select {...common} searchable allowDeselect={false} data={languageOptions()} {...props} />;
    case "timeZone":
      return (
        <Select
          {...common}
          searchable
          allowDeselect={false}
          limit={OPTIONS_DRAWN}
          data={timeZoneOptions()}
          {...props}
        />
      );
    case "countries":
      return (
        <MultiSelect
          {...common}
          searchable
          clearable
          limit={OPTIONS_DRAWN}
          placeholder={t("bots.settings.searchCountry")}
          data={countryOptions()}
          {...props}
        />
      );
    case "icon":
      return <IconField {...common} colour={colour} value={String(props.value)} onChange={set} />;
    case "image":
      return <ImageField {...common} value={asText(props.value)} onChange={set} error={props.error} />;
    case "links":
      return <LinksField {...common} path={field.path} form={form} />;
  }
}

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

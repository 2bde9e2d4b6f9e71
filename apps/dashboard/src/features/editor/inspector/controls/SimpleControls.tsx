// Controls that need nothing but one field of the component library.

import { MultiSelect, NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, apiQuery } from "../../../../api/client.ts";
import { t } from "../../../../i18n/t.ts";
import { useServices } from "../../editorContext.tsx";
import { useFlows } from "../../queries.ts";
import { countryCodes } from "../countryCodes.ts";
import { asText, asTexts, type ControlProps } from "../controlProps.ts";
import { TemplateText } from "../TemplateText.tsx";
import { useBlockChoices } from "../TargetSelect.tsx";

const order: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

function common({ field, error }: ControlProps) {
  return {
    label: field.label,
    // A problem takes the place of the hint, so that nothing below moves.
    description: error === undefined ? field.hint : undefined,
    error,
    placeholder: field.placeholder,
    inputWrapperOrder: order,
  };
}

export function TextControl(props: ControlProps) {
  const { field, value, onChange, error, isFocused } = props;
  // A name or a label holds no variables.
  if (field.template !== true && field.control === "text")
    return (
      <TextInput
        {...common(props)}
        value={asText(value)}
        placeholder={field.placeholder ?? ""}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...(field.maximumLength === undefined ? {} : { maxLength: field.maximumLength })}
      />
    );
  return (
    <TemplateText
      label={field.label}
      description={field.hint}
      placeholder={field.placeholder ?? ""}
      error={error}
      value={asText(value)}
      onChange={onChange}
      isMultiline={field.control === "textarea"}
      isFocused={isFocused}
      isRequired={field.required ?? false}
      {...(field.maximumLength === undefined ? {} : { maxLength: field.maximumLength })}
    />
  );
}

export function NumberControl(props: ControlProps) {
  const { field, value, onChange } = props;
  // A setting that may be empty means "no limit" then; others fall back to their default.
  const empty = field.defaultValue === null ? null : field.defaultValue;
  return (
    <NumberInput
      {...common(props)}
      value={typeof value === "number" ? value : ""}
      onChange={(typed) => onChange(typed === "" ? empty : Number(typed))}
      min={field.minimum}
      max={field.maximum}
      clampBehavior="blur"
    />
  );
}

export function ToggleControl({ field, value, onChange, error }: ControlProps) {
  return (
    <Switch
      label={field.label}
      description={field.hint}
      error={error}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function SelectControl(props: ControlProps) {
  const { field, value, onChange } = props;
  return (
    <Select
      {...common(props)}
      data={field.options ?? []}
      value={asText(value)}
      onChange={(chosen) => chosen !== null && onChange(chosen)}
      allowDeselect={false}
    />
  );
}

export function ListControl(props: ControlProps) {
  const { field, value, onChange } = props;
  return (
    <TagsInput
      {...common(props)}
      placeholder={field.placeholder ?? t("editor.list.typeAndEnter")}
      value={asTexts(value)}
      onChange={onChange}
      splitChars={[",", ";"]}
      acceptValueOnBlur
      maxTags={field.maximumItems ?? Infinity}
    />
  );
}

export function TagsControl(props: ControlProps) {
  const { workspaceId } = useServices();
  const tags = useQuery(apiQuery(api.listTags, { params: { workspaceId } })).data?.items;
  return (
    <TagsInput
      {...common(props)}
      placeholder={t("editor.list.typeAndEnter")}
      data={tags?.map((tag) => tag.name) ?? []}
      value={asTexts(props.value)}
      onChange={props.onChange}
      splitChars={[","]}
      acceptValueOnBlur
    />
  );
}

export function FlowControl(props: ControlProps) {
  const { flowId } = useServices();
  const flows = useFlows();
  return (
    <Select
      {...common(props)}
      data={flows.filter((flow) => flow.id !== flowId).map((flow) => ({ value: flow.id, label: flow.name }))}
      value={asText(props.value) || null}
      onChange={(chosen) => props.onChange(chosen ?? "")}
      placeholder={t("editor.flow.choose")}
      nothingFoundMessage={t("editor.flow.noOther")}
      searchable
    />
  );
}

export function BlockControl(props: ControlProps) {
  const [isOpen, setOpen] = useState(false);
  const choices = useBlockChoices(isOpen, asText(props.value)).filter(
    (choice) => choice.value !== props.block.id,
  );
  return (
    <Select
      {...common(props)}
      data={choices}
      value={asText(props.value) || null}
      onChange={(chosen) => props.onChange(chosen ?? "")}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      placeholder={t("editor.block.choose")}
      nothingFoundMessage={t("editor.target.noMatch")}
      searchable
    />
  );
}

export function MembersControl(props: ControlProps) {
  const { workspaceId } = useServices();
  const members = useQuery(apiQuery(api.listMembers, { params: { workspaceId } })).data?.items ?? [];
  return (
    <MultiSelect
      {...common(props)}
      data={members
        .filter((member) => member.isActive)
        .map((member) => ({ value: member.id, label: member.name }))}
      value={asTexts(props.value)}
      onChange={props.onChange}
      placeholder={t("editor.members.choose")}
      searchable
      clearable
    />
  );
}

export function CountryControl(props: ControlProps) {
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(undefined, { type: "region" });
    return countryCodes
      .map((code) => ({ value: code, label: names.of(code) ?? code }))
      .toSorted((one, other) => one.label.localeCompare(other.label));
  }, []);
  return (
    <Select
      {...common(props)}
      data={countries}
      value={asText(props.value).toUpperCase() || null}
      onChange={(chosen) => props.onChange(chosen ?? "")}
      placeholder={t("editor.country.visitor")}
      searchable
      clearable
    />
  );
}

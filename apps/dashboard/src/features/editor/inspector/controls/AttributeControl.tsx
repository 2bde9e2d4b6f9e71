// Chooses a custom attribute; a name that does not exist yet is defined on the spot.

import { Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { attributeDefinition } from "@parley/contracts/api/bots";
import { useState } from "react";
import { api, request } from "../../../../api/client.ts";
import { t } from "../../../../i18n/t.ts";
import { notifyError } from "../../../../ui/notify.ts";
import { useServices } from "../../editorContext.tsx";
import { attributesQuery, useAttributes } from "../../queries.ts";
import { asText, type ControlProps } from "../controlProps.ts";

export function AttributeControl({ field, value, onChange, error }: ControlProps) {
  return (
    <AttributeSelect
      label={field.label}
      description={field.hint}
      error={error}
      value={asText(value)}
      onChange={onChange}
    />
  );
}

interface AttributeSelectProps {
  label: string;
  isLabelHidden?: boolean;
  description?: string | undefined;
  error?: string | undefined;
  value: string;
  onChange: (key: string) => void;
}

/** Never a key: those begin with a letter. */
const createPrefix = "+";

export function AttributeSelect({
  label,
  isLabelHidden = false,
  description,
  error,
  value,
  onChange,
}: AttributeSelectProps) {
  const { workspaceId } = useServices();
  const attributes = useAttributes();
  const client = useQueryClient();
  const [search, setSearch] = useState("");
  const create = useMutation({
    mutationFn: (name: string) =>
      request(api.putAttribute, { params: { workspaceId, key: attributeKeyOf(name) }, body: { name } }),
    onSuccess: async (created) => {
      await client.invalidateQueries({ queryKey: attributesQuery(workspaceId).queryKey });
      onChange(created.key);
    },
    onError: notifyError,
  });

  const known = attributes.map(({ key, name }) => ({
    value: key,
    label: name === key ? key : `${name} (${key})`,
  }));
  // A key without definition, for instance of an imported flow, is shown as it is.
  const isKnown = value === "" || attributes.some(({ key }) => key === value);
  const wanted = search.trim();
  const canCreate =
    attributeDefinition.shape.key.safeParse(attributeKeyOf(wanted)).success &&
    !known.some((choice) => choice.label === wanted) &&
    !attributes.some(({ key, name }) => key === attributeKeyOf(wanted) || name === wanted);
  const data = [
    ...known,
    ...(isKnown ? [] : [{ value, label: value }]),
    ...(canCreate
      ? [{ value: `${createPrefix}${wanted}`, label: t("editor.attribute.create", { name: wanted }) }]
      : []),
  ];
  return (
    <Select
      {...(isLabelHidden ? { "aria-label": label } : { label })}
      description={error === undefined ? description : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      error={error}
      data={data}
      value={value || null}
      placeholder={t("editor.attribute.choose")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("editor.attribute.clear") }}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options, search: typed }) =>
        options.filter(
          (option) =>
            "value" in option &&
            (option.value.startsWith(createPrefix) ||
              option.label.toLowerCase().includes(typed.trim().toLowerCase())),
        )
      }
      disabled={create.isPending}
      nothingFoundMessage={t("editor.attribute.none")}
      onChange={(chosen) => {
        if (chosen?.startsWith(createPrefix)) create.mutate(chosen.slice(createPrefix.length));
        else onChange(chosen ?? "");
      }}
    />
  );
}

/** "Order number" becomes `order_number`. */
export function attributeKeyOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[^a-z]+/, "")
    .replace(/_+$/, "")
    .slice(0, 50);
}

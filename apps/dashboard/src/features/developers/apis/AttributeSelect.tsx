// An attribute to fill: one there is, or a new one by its name.
import { Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { limits } from "@parley/contracts/limits";
import { api, apiKey, request } from "../../../api/client.ts";
import { queryClient } from "../../../app/queryClient.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { notifyError } from "../../../ui/notify.ts";
import { attributeKey } from "../../settings/attributeKey.ts";
import { useAttributes } from "./queries.ts";

interface AttributeSelectProps {
  value: string;
  onChange: (key: string) => void;
  label: string;
  isLabelHidden?: boolean;
  isFocused?: boolean;
  error?: ReactNode;
  className?: string;
}

/** Marks the entry that makes a new attribute; no key begins with it. */
const NEW = "+";

export function AttributeSelect(props: AttributeSelectProps) {
  const { value, onChange, label, isLabelHidden = false, isFocused = false, error, className } = props;
  const { id: workspaceId } = useWorkspace();
  const canCreate = useAllows("bots", "write");
  const attributes = useAttributes();
  const [search, setSearch] = useState("");

  const create = useMutation({
    mutationFn: (name: string) =>
      request(api.putAttribute, { params: { workspaceId, key: attributeKey(name) }, body: { name } }),
    onSuccess: async ({ key }) => {
      await queryClient.invalidateQueries({ queryKey: apiKey(api.listAttributes) });
      onChange(key);
    },
    onError: notifyError,
  });

  const known = attributes.map(({ key, name }) => ({ value: key, label: name }));
  // An attribute whose definition was removed keeps its line.
  const all =
    value === "" || known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
  const typed = search.trim().slice(0, limits.nameLength);
  const typedKey = attributeKey(typed);
  const isNew =
    canCreate &&
    typedKey !== "" &&
    !all.some((one) => one.value === typedKey || one.label.toLowerCase() === typed.toLowerCase());
  return (
    <Select
      {...(isLabelHidden ? { "aria-label": label } : { label })}
      {...(className ? { className } : {})}
      data={
        isNew ? [...all, { value: NEW, label: t("developers.apis.attribute.create", { name: typed }) }] : all
      }
      // The entry for a new one stays visible whatever is typed.
      filter={({ options, search: wanted }) =>
        options.filter(
          (option) =>
            !("group" in option) &&
            (option.value === NEW ||
              `${option.label} ${option.value}`.toLowerCase().includes(wanted.trim().toLowerCase())),
        )
      }
      value={value === "" ? null : value}
      onChange={(picked) => {
        if (picked === NEW) create.mutate(typed);
        else onChange(picked ?? "");
      }}
      searchable
      onSearchChange={setSearch}
      placeholder={t("developers.apis.attribute.placeholder")}
      nothingFoundMessage={t("developers.apis.attribute.none")}
      disabled={create.isPending}
      error={error}
      data-autofocus={isFocused || undefined}
      comboboxProps={{ withinPortal: true, zIndex: 1000 }}
    />
  );
}

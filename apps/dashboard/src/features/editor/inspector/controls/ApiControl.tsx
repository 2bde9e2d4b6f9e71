// Chooses one of the APIs the workspace has set up.

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, apiQuery } from "../../../../api/client.ts";
import { t } from "../../../../i18n/t.ts";
import { useServices } from "../../editorContext.tsx";
import { asText, type ControlProps } from "../controlProps.ts";

export function ApiControl({ field, value, onChange, error }: ControlProps) {
  const { workspaceId } = useServices();
  const apis = useQuery(apiQuery(api.listApis, { params: { workspaceId } }));
  const chosen = asText(value);
  const known = (apis.data?.items ?? []).map(({ id, name, method }) => ({
    value: id,
    label: `${name} (${method})`,
  }));
  // An API that was deleted, or one of another workspace, stays visible until another one is chosen.
  const isKnown = chosen === "" || !apis.data || known.some((choice) => choice.value === chosen);
  return (
    <Select
      label={field.label}
      description={error === undefined ? field.hint : undefined}
      error={error}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={[...known, ...(isKnown ? [] : [{ value: chosen, label: t("editor.api.unknown") }])]}
      value={chosen || null}
      placeholder={t("editor.api.choose")}
      nothingFoundMessage={t("editor.api.none")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("editor.api.clear") }}
      onChange={(id) => onChange(id ?? "")}
    />
  );
}

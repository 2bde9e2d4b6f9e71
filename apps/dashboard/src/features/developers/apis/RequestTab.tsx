// Where the call goes, and what stands beside its address.
import { Group, Select, Stack } from "@mantine/core";
import { apiMethods } from "@parley/contracts/apiRules";
import { limits } from "@parley/contracts/limits";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";
import { RowsField } from "./RowsField.tsx";
import { VariableText } from "./VariableText.tsx";

export function RequestTab({ form }: { form: ApiForm }) {
  return (
    <Stack gap="lg">
      <Group gap="xs" align="flex-start">
        <Select
          label={t("developers.apis.method")}
          data={apiMethods}
          allowDeselect={false}
          w={116}
          style={{ flexShrink: 0 }}
          {...form.getInputProps("method")}
        />
        <VariableText
          form={form}
          label={t("developers.apis.url")}
          description={t("developers.apis.urlHint")}
          placeholder="https://api.example.com/orders/{{ attributes.order }}"
          maxLength={limits.urlLength}
          field="url"
        />
      </Group>
      <RowsField
        form={form}
        field="query"
        label={t("developers.apis.query")}
        description={t("developers.apis.queryHint")}
        addLabel={t("developers.apis.query.add")}
      />
      <RowsField
        form={form}
        field="headers"
        label={t("developers.apis.headers")}
        description={t("developers.apis.headersHint")}
        addLabel={t("developers.apis.headers.add")}
      />
    </Stack>
  );
}

// What is sent with the call.
import { SegmentedControl, Stack, Text } from "@mantine/core";
import { apiLimits } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";
import { RowsField } from "./RowsField.tsx";
import { VariableText } from "./VariableText.tsx";

const kinds = ["none", "json", "form", "text"] as const;

export function BodyTab({ form }: { form: ApiForm }) {
  const { bodyKind, method } = form.values;
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t("developers.apis.body.kind")}
        data={kinds.map((kind) => ({ value: kind, label: t(`developers.apis.body.${kind}`) }))}
        style={{ alignSelf: "flex-start" }}
        {...form.getInputProps("bodyKind")}
      />
      {bodyKind === "none" ? (
        <Text size="sm" c="dimmed">
          {t("developers.apis.body.noneHint")}
        </Text>
      ) : null}
      {bodyKind !== "none" && method === "GET" ? (
        <Text size="sm" c="dimmed">
          {t("developers.apis.body.withGet")}
        </Text>
      ) : null}
      {bodyKind === "json" ? (
        <VariableText
          form={form}
          isCode
          label={t("developers.apis.body.jsonText")}
          description={t("developers.apis.body.jsonHint")}
          maxLength={apiLimits.bodyLength}
          field="json"
        />
      ) : null}
      {bodyKind === "text" ? (
        <VariableText
          form={form}
          isCode
          label={t("developers.apis.body.plainText")}
          maxLength={apiLimits.bodyLength}
          field="plain"
        />
      ) : null}
      {bodyKind === "form" ? (
        <RowsField
          form={form}
          field="fields"
          label={t("developers.apis.body.fields")}
          addLabel={t("developers.apis.body.fields.add")}
        />
      ) : null}
    </Stack>
  );
}

// How long to wait, and how often to try.
import { NumberInput, Stack } from "@mantine/core";
import { apiLimits } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";

export function AdvancedTab({ form }: { form: ApiForm }) {
  const timeout = form.getInputProps("timeoutSeconds");
  const retries = form.getInputProps("retries");
  return (
    <Stack gap="md" maw={420}>
      <NumberInput
        label={t("developers.apis.timeout")}
        description={t("developers.apis.timeoutHint")}
        min={1}
        max={apiLimits.timeoutSecondsMaximum}
        allowDecimal={false}
        clampBehavior="strict"
        {...timeout}
        onChange={(value) => form.setFieldValue("timeoutSeconds", Number(value) || 1)}
      />
      <NumberInput
        label={t("developers.apis.retries")}
        description={t("developers.apis.retriesHint")}
        min={0}
        max={apiLimits.retriesMaximum}
        allowDecimal={false}
        clampBehavior="strict"
        {...retries}
        onChange={(value) => form.setFieldValue("retries", Number(value) || 0)}
      />
    </Stack>
  );
}

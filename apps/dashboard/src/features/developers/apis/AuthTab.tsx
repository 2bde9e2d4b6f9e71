// How the call signs in. A stored secret is never shown; typing replaces it.
import { PasswordInput, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { apiLimits } from "@parley/contracts/apiRules";
import { t } from "../../../i18n/t.ts";
import type { ApiForm } from "./apiForm.ts";
import { VariableText } from "./VariableText.tsx";

const kinds = ["none", "apiKey", "bearer", "basic"] as const;
const places = ["header", "query"] as const;

export function AuthTab({ form }: { form: ApiForm }) {
  const { authKind, keptAuth } = form.values;
  return (
    <Stack gap="md">
      <Select
        label={t("developers.apis.auth.kind")}
        data={kinds.map((kind) => ({ value: kind, label: t(`developers.apis.auth.${kind}`) }))}
        allowDeselect={false}
        maw={320}
        {...form.getInputProps("authKind")}
      />
      {authKind === "none" ? (
        <Text size="sm" c="dimmed">
          {t("developers.apis.auth.noneHint")}
        </Text>
      ) : null}
      {authKind === "apiKey" ? (
        <>
          <div>
            <Text size="sm" fw={600} mb={4} aria-hidden>
              {t("developers.apis.auth.place")}
            </Text>
            <SegmentedControl
              aria-label={t("developers.apis.auth.place")}
              data={places.map((place) => ({
                value: place,
                label: t(`developers.apis.auth.place.${place}`),
              }))}
              {...form.getInputProps("keyPlace")}
            />
          </div>
          <TextInput
            label={t("developers.apis.auth.keyName")}
            maxLength={apiLimits.rowNameLength}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("keyName")}
          />
        </>
      ) : null}
      {authKind === "basic" ? (
        <VariableText
          form={form}
          label={t("developers.apis.auth.username")}
          maxLength={apiLimits.rowValueLength}
          field="username"
        />
      ) : null}
      {authKind === "none" ? null : (
        <PasswordInput
          label={t(`developers.apis.auth.secret.${authKind}`)}
          description={t("developers.apis.auth.secretHint")}
          placeholder={keptAuth === authKind ? t("developers.apis.kept") : ""}
          maxLength={apiLimits.secretLength}
          autoComplete="new-password"
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("secret")}
        />
      )}
    </Stack>
  );
}

// Sends the call as it stands in the form, with typed values, and shows what came back.
import { Alert, Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { ApiDefinition } from "@parley/contracts/api/apis";
import { apiLimits } from "@parley/contracts/apiRules";
import { api, request } from "../../../api/client.ts";
import { useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { FormError } from "../../../ui/FormError.tsx";
import { problemsOf, type ApiForm } from "./apiForm.ts";
import classes from "./apis.module.css";
import { inputOf, variablesOf, withoutEmptyRows, type ApiDraft } from "./draft.ts";
import { refreshLog } from "./queries.ts";
import { TestResult } from "./TestResult.tsx";

interface TestPanelProps {
  form: ApiForm;
  stored: ApiDefinition | undefined;
  /** Marks fields of the form and shows the first of them. */
  onProblems: (problems: Record<string, string>) => void;
  onMap: (path: string, attributeKey: string) => void;
}

export function TestPanel({ form, stored, onProblems, onMap }: TestPanelProps) {
  const { id: workspaceId } = useWorkspace();
  const titleId = useId();
  const [values, setValues] = useState<Record<string, string>>({});
  const variables = variablesOf(form.values, stored);

  const test = useMutation({
    mutationFn: (draft: ApiDraft) =>
      request(api.testApi, {
        params: { workspaceId },
        body: {
          apiId: stored?.id ?? null,
          // A test needs no name yet.
          definition: { ...inputOf(draft), name: draft.name.trim() || t("developers.apis.newTitle") },
          values: Object.fromEntries(variables.map((name) => [name, values[name] ?? ""])),
        },
      }),
    onSuccess: refreshLog,
    onError: (error, draft) => onProblems(problemsOf(error, draft)),
  });
  const send = () => {
    const draft = withoutEmptyRows(form.values);
    form.setValues(draft);
    if (draft.url.trim() === "") return onProblems({ url: t("ui.required") });
    form.clearErrors();
    test.mutate(draft);
  };
  const hasFieldProblems = test.error !== null && Object.keys(problemsOf(test.error, form.values)).length > 0;

  return (
    <Paper component="section" withBorder p="md" className={classes.test ?? ""} aria-labelledby={titleId}>
      <Title order={2} size="h4" id={titleId}>
        {t("developers.apis.test")}
      </Title>
      <Text size="sm" c="dimmed" mt={2} mb="md">
        {t("developers.apis.test.text")}
      </Text>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack gap="sm">
          {variables.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("developers.apis.test.noValues")}
            </Text>
          ) : (
            <Stack gap="xs" role="group" aria-label={t("developers.apis.test.values")}>
              {variables.map((name) => (
                <TextInput
                  key={name}
                  label={name}
                  value={values[name] ?? ""}
                  maxLength={apiLimits.testValueLength}
                  autoComplete="off"
                  onChange={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
                />
              ))}
            </Stack>
          )}
          <Button
            type="submit"
            leftSection={<IconSend size={16} />}
            loading={test.isPending}
            style={{ alignSelf: "flex-start" }}
          >
            {t("developers.apis.test.send")}
          </Button>
        </Stack>
      </form>
      <Stack gap="sm" mt="md" aria-live="polite">
        {hasFieldProblems ? (
          <Alert color="red" p="sm">
            {t("developers.apis.test.fix")}
          </Alert>
        ) : (
          <FormError error={test.error} />
        )}
        {test.data && !test.isError ? (
          <TestResult result={test.data} mapping={form.values.mapping} onMap={onMap} />
        ) : null}
      </Stack>
    </Paper>
  );
}

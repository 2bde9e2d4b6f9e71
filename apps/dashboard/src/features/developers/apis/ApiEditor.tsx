// Edits one call in parts, with its test beside them.
import { Alert, Box, Button, Fieldset, Group, Paper, Tabs, TextInput, VisuallyHidden } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ApiDefinition } from "@parley/contracts/api/apis";
import { limits } from "@parley/contracts/limits";
import { api, request } from "../../../api/client.ts";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { confirm } from "../../../ui/confirm.tsx";
import { FormError } from "../../../ui/FormError.tsx";
import { notifyDone } from "../../../ui/notify.ts";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { RouterAnchor, RouterButton } from "../../../ui/RouterAnchor.tsx";
import { AdvancedTab } from "./AdvancedTab.tsx";
import { problemsOf, useApiForm } from "./apiForm.ts";
import classes from "./apis.module.css";
import { AuthTab } from "./AuthTab.tsx";
import { BodyTab } from "./BodyTab.tsx";
import {
  draftOf,
  editorTabs,
  emptyDraft,
  inputOf,
  tabOf,
  withoutEmptyRows,
  type ApiDraft,
  type EditorTab,
} from "./draft.ts";
import { refreshApis } from "./queries.ts";
import { RequestTab } from "./RequestTab.tsx";
import { ResponseTab } from "./ResponseTab.tsx";
import { TestPanel } from "./TestPanel.tsx";
import { Uses } from "./Uses.tsx";

export function ApiEditor({ stored }: { stored: ApiDefinition | undefined }) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("developers", "write");
  const navigate = useNavigate();
  const form = useApiForm(stored ? draftOf(stored) : emptyDraft);
  const [tab, setTab] = useState<EditorTab>("request");
  /** Set when the new call's own page is next, which is no leaving. */
  const isDone = useRef(false);

  const showProblems = (problems: Record<string, string>) => {
    form.setErrors(problems);
    const first = Object.keys(problems)
      .map(tabOf)
      .find((found) => found !== null);
    if (first) setTab(first);
  };
  const save = useMutation({
    mutationFn: (draft: ApiDraft) => {
      const body = inputOf(draft);
      return stored
        ? request(api.updateApi, { params: { workspaceId, apiId: stored.id }, body })
        : request(api.createApi, { params: { workspaceId }, body });
    },
    onSuccess: async (saved) => {
      isDone.current = !stored;
      const draft = draftOf(saved);
      form.setInitialValues(draft);
      form.setValues(draft);
      form.resetDirty(draft);
      await refreshApis();
      notifyDone(t("developers.apis.saved"));
      if (!stored)
        await navigate({ to: "/developers/apis/$apiId", params: { apiId: saved.id }, replace: true });
    },
    onError: (error, draft) => showProblems(problemsOf(error, draft)),
  });

  const submit = () => {
    const draft = withoutEmptyRows(form.values);
    form.setValues(draft);
    const { hasErrors, errors } = form.validate();
    if (hasErrors) showProblems(errors as Record<string, string>);
    else save.mutate(draft);
  };
  const map = (path: string, attributeKey: string) => {
    const others = form.values.mapping.filter(
      (line) => line.path !== path && line.attributeKey !== attributeKey,
    );
    form.setFieldValue("mapping", [...others, { path, attributeKey }]);
    setTab("response");
  };
  useBlocker({
    shouldBlockFn: async () =>
      canWrite &&
      form.isDirty() &&
      !isDone.current &&
      !(await confirm({
        title: t("developers.apis.leave.title"),
        text: t("developers.apis.leave.text"),
        confirmLabel: t("developers.apis.leave"),
      })),
    enableBeforeUnload: () => canWrite && form.isDirty(),
  });
  const tabsWithErrors = new Set(Object.keys(form.errors).map(tabOf));
  const hasFieldProblems = Object.keys(form.errors).length > 0;

  return (
    <>
      <RouterAnchor
        to="/developers/apis"
        size="sm"
        mb="xs"
        display="inline-flex"
        style={{ gap: 4, alignItems: "center" }}
      >
        <IconArrowLeft size={15} aria-hidden />
        {t("developers.apis.back")}
      </RouterAnchor>
      <PageHeader
        title={stored?.name ?? t("developers.apis.newTitle")}
        description={stored && stored.usedBy.length > 0 ? <Uses uses={stored.usedBy} /> : undefined}
        actions={
          <>
            {stored ? (
              <RouterButton to="/developers/log" search={{ apiId: stored.id }} variant="default">
                {t("developers.apis.log")}
              </RouterButton>
            ) : null}
            {canWrite ? (
              <Button onClick={submit} loading={save.isPending}>
                {t("developers.apis.save")}
              </Button>
            ) : null}
          </>
        }
      />
      {canWrite ? null : (
        <Alert color="gray" mb="md">
          {t("developers.apis.readOnly")}
        </Alert>
      )}
      {save.isError && !hasFieldProblems ? (
        <Box mb="md">
          <FormError error={save.error} />
        </Box>
      ) : null}
      <div className={canWrite ? classes.columns : undefined}>
        <Paper withBorder p="md">
          <Fieldset variant="unstyled" disabled={!canWrite} legend={null}>
            <TextInput
              label={t("developers.apis.name")}
              description={t("developers.apis.nameHint")}
              maxLength={limits.nameLength}
              mb="md"
              maw={420}
              autoFocus={!stored}
              {...form.getInputProps("name")}
            />
          </Fieldset>
          <Tabs
            value={tab}
            onChange={(value) => setTab(editorTabs.find((one) => one === value) ?? "request")}
          >
            <Tabs.List mb="md" className={classes.tabList ?? ""} aria-label={t("developers.apis.tabs")}>
              {editorTabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`developers.apis.tab.${one}`)}
                  {tabsWithErrors.has(one) ? (
                    <Group component="span" display="inline" ml={6} c="var(--mantine-color-error)">
                      <span aria-hidden>●</span>
                      <VisuallyHidden>{t("developers.apis.tab.hasErrors")}</VisuallyHidden>
                    </Group>
                  ) : null}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Fieldset variant="unstyled" disabled={!canWrite} legend={null}>
              <Tabs.Panel value="request">
                <RequestTab form={form} />
              </Tabs.Panel>
              <Tabs.Panel value="auth">
                <AuthTab form={form} />
              </Tabs.Panel>
              <Tabs.Panel value="body">
                <BodyTab form={form} />
              </Tabs.Panel>
              <Tabs.Panel value="response">
                <ResponseTab form={form} />
              </Tabs.Panel>
              <Tabs.Panel value="advanced">
                <AdvancedTab form={form} />
              </Tabs.Panel>
            </Fieldset>
          </Tabs>
        </Paper>
        {canWrite ? <TestPanel form={form} stored={stored} onProblems={showProblems} onMap={map} /> : null}
      </div>
    </>
  );
}

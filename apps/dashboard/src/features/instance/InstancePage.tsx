// The operator's area.
import { Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { instanceQuery } from "../../app/loadMe.ts";
import { NotFound } from "../../app/NotFound.tsx";
import { useMe } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { DeadTasksPanel } from "./DeadTasksPanel.tsx";
import { HealthPanel } from "./HealthPanel.tsx";
import { MailsPanel } from "./MailsPanel.tsx";
import { WorkspacesPanel } from "./WorkspacesPanel.tsx";

export function InstancePage() {
  const { isOperator } = useMe().user;
  const instance = useQuery(instanceQuery);
  if (!isOperator) return <NotFound />;
  const version = instance.data ? ` ${t("instance.version", { version: instance.data.version })}.` : "";
  return (
    <Page width="wide">
      <PageHeader title={t("instance.title")} description={`${t("instance.text")}${version}`} />
      <Tabs defaultValue="health" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="health">{t("instance.tab.health")}</Tabs.Tab>
          <Tabs.Tab value="mails">{t("instance.tab.mails")}</Tabs.Tab>
          <Tabs.Tab value="tasks">{t("instance.tab.tasks")}</Tabs.Tab>
          <Tabs.Tab value="workspaces">{t("instance.tab.workspaces")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="health">
          <HealthPanel />
        </Tabs.Panel>
        <Tabs.Panel value="mails">
          <MailsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="tasks">
          <DeadTasksPanel />
        </Tabs.Panel>
        <Tabs.Panel value="workspaces">
          <WorkspacesPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

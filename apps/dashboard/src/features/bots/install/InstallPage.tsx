// How the bot gets onto a site: the snippet, its own page, what to do on each platform, and the secrets for programs.
import { Box, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useAllows, useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { Page } from "../../../ui/Page.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { ChannelsCard } from "./channels/ChannelsCard.tsx";
import { CredentialsCard } from "./CredentialsCard.tsx";
import { PageCard } from "./PageCard.tsx";
import { PlatformsCard } from "./PlatformsCard.tsx";
import { SnippetCard } from "./SnippetCard.tsx";

export function InstallPage() {
  const { botId } = useParams({ from: "/app/bots/$botId/install" });
  const { id: workspaceId } = useWorkspace();
  const canSeeSecrets = useAllows("developers", "read");
  return (
    <Page width="normal">
      <PageHeader title={t("bots.install.title")} description={t("bots.install.text")} />
      <Stack gap="lg">
        <SnippetCard botId={botId} workspaceId={workspaceId} />
        <PageCard botId={botId} workspaceId={workspaceId} />
        <ChannelsCard botId={botId} />
        <PlatformsCard />
        {canSeeSecrets ? <CredentialsCard botId={botId} /> : null}
        <Box h="md" />
      </Stack>
    </Page>
  );
}

// API tokens and the reference.
import { Button, Stack } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { CodeBlock } from "../../ui/CodeBlock.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Page } from "../../ui/Page.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Section } from "../../ui/Section.tsx";
import { TokensSection } from "./TokensSection.tsx";

const OPENAPI_PATH = "/api/v1/openapi.json";

export function DevelopersPage() {
  const { id: workspaceId } = useWorkspace();
  const example = [
    `curl ${location.origin}/api/v1/workspaces/${workspaceId}/bots \\`,
    `  -H "Authorization: Bearer YOUR_TOKEN"`,
  ].join("\n");
  return (
    <Page>
      <PageHeader title={t("developers.title")} description={t("developers.text")} />
      <Stack gap="lg">
        <TokensSection />
        <Section
          title={t("developers.reference")}
          text={t("developers.reference.text")}
          actions={
            <Button
              component="a"
              href={OPENAPI_PATH}
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<IconExternalLink size={16} />}
            >
              {t("developers.reference.open")}
            </Button>
          }
        >
          <CopyField label={t("developers.reference.address")} value={`${location.origin}${OPENAPI_PATH}`} />
        </Section>
        <Section title={t("developers.example")} text={t("developers.example.text")}>
          <CodeBlock label={t("developers.example")} code={example} />
        </Section>
      </Stack>
    </Page>
  );
}

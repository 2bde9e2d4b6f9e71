// The bot's own page: its address and a code to print.
import { Button, Group, Stack } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { CopyField } from "../../../ui/CopyField.tsx";
import { QrCode } from "../../../ui/QrCode.tsx";
import { Section } from "../../../ui/Section.tsx";
import { landingUrl } from "../urls.ts";

interface PageCardProps {
  botId: string;
  workspaceId: string;
}

export function PageCard({ botId, workspaceId }: PageCardProps) {
  const url = landingUrl(botId, workspaceId);
  return (
    <Section title={t("bots.install.page")} text={t("bots.install.pageText")}>
      <Group align="flex-start" gap="lg">
        <QrCode value={url} label={t("bots.install.qr")} size={132} />
        <Stack gap="sm" flex="1 1 16rem" miw={0}>
          <CopyField label={t("bots.install.pageUrl")} value={url} />
          <Group>
            <Button
              component="a"
              href={url}
              target="_blank"
              rel="noopener"
              variant="default"
              leftSection={<IconExternalLink size={16} />}
            >
              {t("bots.openPage")}
            </Button>
          </Group>
        </Stack>
      </Group>
    </Section>
  );
}

// The lines for a site, ways to hand them over, and how to see that they work.
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconInfoCircle, IconMail } from "@tabler/icons-react";
import { useClipboard } from "@mantine/hooks";
import { t } from "../../../i18n/t.ts";
import { CodeBlock } from "../../../ui/CodeBlock.tsx";
import { Section } from "../../../ui/Section.tsx";
import { useBot } from "../queries.ts";
import { snippet } from "../urls.ts";

interface SnippetCardProps {
  botId: string;
  workspaceId: string;
}

export function SnippetCard({ botId, workspaceId }: SnippetCardProps) {
  const bot = useBot(botId);
  const clipboard = useClipboard();
  const code = snippet(botId, workspaceId);
  const mail = `mailto:?subject=${encodeURIComponent(t("bots.install.mailSubject"))}&body=${encodeURIComponent(
    t("bots.install.mailBody", { snippet: code }),
  )}`;

  return (
    <Section title={t("bots.install.snippet")} text={t("bots.install.snippetText")}>
      <Stack gap="md">
        {bot.data && !bot.data.isPublished ? (
          <Alert color="orange" icon={<IconInfoCircle size={18} />}>
            {t("bots.install.unpublished")}
          </Alert>
        ) : null}
        <CodeBlock label={t("bots.install.snippet")} code={code} />
        <Group gap="xs">
          <Button
            leftSection={clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={() => void clipboard.copy(code)}
          >
            {t(clipboard.copied ? "ui.copied" : "bots.install.copySnippet")}
          </Button>
          <Button variant="default" component="a" href={mail} leftSection={<IconMail size={16} />}>
            {t("bots.install.mail")}
          </Button>
        </Group>
        <Text size="sm">{t("bots.install.verify")}</Text>
        <Text size="sm" c="dimmed">
          {t("bots.install.compatible")}
        </Text>
      </Stack>
    </Section>
  );
}

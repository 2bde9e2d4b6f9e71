// The chosen template as a conversation one can play, drawn in the chosen colours.
import { Text } from "@mantine/core";
import type { FlowDocument } from "@parley/contracts/flow";
import { t } from "../../../i18n/t.ts";
import { WidgetFrame } from "../preview/WidgetFrame.tsx";
import { TemplatePlayer } from "./TemplatePlayer.tsx";
import type { NewBot } from "./newBot.ts";

interface PreviewPaneProps {
  /** Null for an empty flow, and while a template is being read. */
  document: FlowDocument | null;
  bot: NewBot;
}

export function PreviewPane({ document, bot }: PreviewPaneProps) {
  const name = bot.name.trim() || t("bots.wizard.defaultName");
  return (
    <WidgetFrame name={name} icon={bot.icon} colour={bot.colour}>
      {document ? (
        // Another template is another conversation.
        <TemplatePlayer key={bot.templateId} document={document} botName={name} />
      ) : (
        <Text size="sm" c="#4d5562" ta="center" p="xl">
          {t("bots.wizard.emptyPreview")}
        </Text>
      )}
    </WidgetFrame>
  );
}

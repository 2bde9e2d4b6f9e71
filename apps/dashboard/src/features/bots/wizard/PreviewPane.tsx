// The chosen template as a conversation one can play, drawn in the chosen colours.
import { Text } from "@mantine/core";
import type { FlowTemplate } from "@parley/flow-engine/templates";
import { t } from "../../../i18n/t.ts";
import { WidgetFrame } from "../preview/WidgetFrame.tsx";
import { TemplatePlayer } from "./TemplatePlayer.tsx";
import type { NewBot } from "./newBot.ts";

interface PreviewPaneProps {
  template: FlowTemplate | undefined;
  bot: NewBot;
}

export function PreviewPane({ template, bot }: PreviewPaneProps) {
  const name = bot.name.trim() || t("bots.wizard.defaultName");
  return (
    <WidgetFrame name={name} icon={bot.icon} colour={bot.colour}>
      {template ? (
        // Another template is another conversation.
        <TemplatePlayer key={template.id} template={template} botName={name} />
      ) : (
        <Text size="sm" c="#4d5562" ta="center" p="xl">
          {t("bots.wizard.emptyPreview")}
        </Text>
      )}
    </WidgetFrame>
  );
}

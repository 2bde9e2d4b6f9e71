// The chat as visitors see it: the real panel and the real page, or a sketch while changes are unsaved.
import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Bot } from "@parley/contracts/api/bots";
import { useWorkspace } from "../../../app/workspace.tsx";
import { t } from "../../../i18n/t.ts";
import { landingUrl, panelUrl, widgetConfigUrl } from "../urls.ts";
import { DesignSketch, LauncherSketch } from "./DesignSketch.tsx";
import classes from "./BotPreview.module.css";

type View = "chat" | "button" | "page";
const views: readonly View[] = ["chat", "button", "page"];

interface BotPreviewProps {
  bot: Bot;
  /** Design settings on the screen that are not saved yet. */
  draft: Record<string, unknown> | undefined;
}

export function BotPreview({ bot, draft }: BotPreviewProps) {
  const [view, setView] = useState<View>("chat");
  const [round, setRound] = useState(0);
  const design = { ...bot.settings.design, ...draft };

  return (
    <div className={classes.preview}>
      <Group justify="space-between" mb="md" wrap="nowrap">
        <SegmentedControl
          size="xs"
          value={view}
          onChange={(value) => setView(value as View)}
          aria-label={t("bots.settings.preview")}
          data={views.map((value) => ({ value, label: t(`bots.settings.preview.${value}`) }))}
        />
        <Tooltip label={t("bots.settings.preview.reload")}>
          <ActionIcon onClick={() => setRound(round + 1)} aria-label={t("bots.settings.preview.reload")}>
            <IconRefresh size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {view === "button" ? (
        <LauncherSketch design={design} />
      ) : draft ? (
        <>
          <DesignSketch name={bot.name} design={design} />
          <Text size="xs" c="dimmed" ta="center" mt="sm">
            {t("bots.settings.preview.unsaved")}
          </Text>
        </>
      ) : bot.isPublished ? (
        <RealChat key={`${view} ${round} ${JSON.stringify(bot.settings)}`} bot={bot} view={view} />
      ) : (
        <Text c="dimmed" ta="center" py="xl">
          {t("bots.settings.preview.unpublished")}
        </Text>
      )}
    </div>
  );
}

/** Browsers may keep the widget's configuration for a minute; the preview asks for the newest first. */
function RealChat({ bot, view }: { bot: Bot; view: View }) {
  const { id: workspaceId } = useWorkspace();
  const [isFresh, setIsFresh] = useState(false);
  useEffect(() => {
    let isGone = false;
    void fetch(widgetConfigUrl(bot.id, workspaceId), { cache: "reload" })
      .catch(() => undefined)
      .then(() => (isGone ? undefined : setIsFresh(true)));
    return () => {
      isGone = true;
    };
  }, [bot.id, workspaceId]);

  if (!isFresh) return <div className={classes.real} />;
  return (
    // Our own page with its own strict policy; a sandbox would take its storage, and with it the chat, away.
    // oxlint-disable-next-line react/iframe-missing-sandbox
    <iframe
      className={classes.real}
      data-view={view}
      title={t("bots.settings.preview")}
      src={view === "page" ? landingUrl(bot.id, workspaceId, "") : panelUrl(bot.id, workspaceId)}
    />
  );
}

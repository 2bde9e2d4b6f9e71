// What can be done with one bot besides opening it.
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconExternalLink, IconPlayerPause, IconPlayerPlay, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { BotSummary } from "@parley/contracts/api/bots";
import { api, request } from "../../api/client.ts";
import { useAllows, useWorkspace } from "../../app/workspace.tsx";
import { t } from "../../i18n/t.ts";
import { confirm } from "../../ui/confirm.tsx";
import { notifyDone, notifyError } from "../../ui/notify.ts";
import { refreshBots } from "./queries.ts";
import { landingUrl } from "./urls.ts";
import classes from "./BotsPage.module.css";

export function BotMenu({ bot }: { bot: BotSummary }) {
  const { id: workspaceId } = useWorkspace();
  const canWrite = useAllows("bots", "write");
  const canDelete = useAllows("bots", "delete");
  const params = { workspaceId, botId: bot.id };

  const toggle = useMutation({
    mutationFn: () =>
      request(api.updateBot, { params, body: { settings: { general: { isEnabled: !bot.isEnabled } } } }),
    onSuccess: refreshBots,
    onError: notifyError,
  });
  const remove = useMutation({
    mutationFn: () => request(api.deleteBot, { params }),
    onSuccess: async () => {
      await refreshBots();
      notifyDone(t("bots.deleted", { name: bot.name }));
    },
    onError: notifyError,
  });
  const askAndRemove = async (): Promise<void> => {
    const agreed = await confirm({
      title: t("bots.delete.title", { name: bot.name }),
      text: t("bots.delete.text"),
      confirmLabel: t("bots.delete.confirm"),
    });
    if (agreed) remove.mutate();
  };

  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon className={classes.menu} aria-label={t("ui.actions", { name: bot.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={landingUrl(bot.id, workspaceId)}
          target="_blank"
          rel="noopener"
          leftSection={<IconExternalLink size={16} />}
        >
          {t("bots.openPage")}
        </Menu.Item>
        {canWrite ? (
          <Menu.Item
            leftSection={bot.isEnabled ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
            onClick={() => toggle.mutate()}
          >
            {t(bot.isEnabled ? "bots.switchOff" : "bots.switchOn")}
          </Menu.Item>
        ) : null}
        {canDelete ? (
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => void askAndRemove()}>
            {t("ui.delete")}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

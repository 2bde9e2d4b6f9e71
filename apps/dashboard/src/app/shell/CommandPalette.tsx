// Ctrl/Cmd K: every page, every bot and the frequent actions, by a few letters.
import "@mantine/spotlight/styles.layer.css";
import { useMantineColorScheme } from "@mantine/core";
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from "@mantine/spotlight";
import {
  IconHeadset,
  IconLogout,
  IconMessageChatbot,
  IconMoon,
  IconPlus,
  IconSearch,
  IconUserPlus,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { api, apiQuery } from "../../api/client.ts";
import { t } from "../../i18n/t.ts";
import { useAllows, useWorkspace } from "../workspace.tsx";
import { useDestinations } from "./destinations.ts";
import { shellDialogs } from "./shellDialogs.ts";
import { useAvailability } from "./useAvailability.ts";
import { signOut } from "./UserMenu.tsx";

const [store, spotlight] = createSpotlight();
const MOST_SHOWN = 9;

export function CommandPalette() {
  useEffect(() => {
    spotlight.open();
  }, []);
  return (
    <Spotlight
      store={store}
      actions={useCommands()}
      shortcut={null}
      limit={MOST_SHOWN}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t("shell.palette.nothing")}
      onSpotlightClose={shellDialogs.close}
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: t("shell.palette.placeholder"),
        "aria-label": t("shell.palette"),
      }}
    />
  );
}

function useCommands(): SpotlightActionGroupData[] {
  const navigate = useNavigate();
  const { id: workspaceId } = useWorkspace();
  const places = useDestinations();
  const canReadBots = useAllows("bots", "read");
  const canMakeBots = useAllows("bots", "write");
  const canInvite = useAllows("team", "write");
  const { availability, setAvailability } = useAvailability();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const bots = useQuery({ ...apiQuery(api.listBots, { params: { workspaceId } }), enabled: canReadBots });
  const isOnline = availability === "online";

  return [
    {
      group: t("shell.palette.pages"),
      actions: places.map(({ to, label, icon: Icon }) => ({
        id: to,
        label: t(label),
        leftSection: <Icon size={18} stroke={1.7} />,
        onClick: () => void navigate({ to }),
      })),
    },
    {
      group: t("shell.palette.bots"),
      actions: (bots.data?.items ?? []).flatMap(({ id, name }) => [
        {
          id,
          label: name,
          leftSection: <IconMessageChatbot size={18} stroke={1.7} />,
          onClick: () => void navigate({ to: "/bots/$botId/flow", params: { botId: id } }),
        },
        {
          id: `${id}/settings`,
          label: t("shell.palette.botSettings", { name }),
          onClick: () =>
            void navigate({ to: "/bots/$botId/settings/$section", params: { botId: id, section: "design" } }),
        },
        {
          id: `${id}/install`,
          label: t("shell.palette.botInstall", { name }),
          onClick: () => void navigate({ to: "/bots/$botId/install", params: { botId: id } }),
        },
      ]),
    },
    {
      group: t("shell.palette.actions"),
      actions: [
        ...(canMakeBots
          ? [
              {
                id: "new-bot",
                label: t("shell.palette.newBot"),
                leftSection: <IconPlus size={18} stroke={1.7} />,
                onClick: () => void navigate({ to: "/bots/new" }),
              },
            ]
          : []),
        ...(canInvite
          ? [
              {
                id: "members",
                label: t("shell.palette.members"),
                leftSection: <IconUserPlus size={18} stroke={1.7} />,
                onClick: () => void navigate({ to: "/settings/members" }),
              },
            ]
          : []),
        {
          id: "availability",
          label: t(isOnline ? "shell.palette.goOffline" : "shell.palette.goOnline"),
          leftSection: <IconHeadset size={18} stroke={1.7} />,
          onClick: () => setAvailability(isOnline ? "offline" : "online"),
        },
        {
          id: "theme",
          label: `${t("shell.theme")}: ${t(colorScheme === "dark" ? "shell.theme.light" : "shell.theme.dark")}`,
          leftSection: <IconMoon size={18} stroke={1.7} />,
          onClick: () => setColorScheme(colorScheme === "dark" ? "light" : "dark"),
        },
        {
          id: "sign-out",
          label: t("shell.signOut"),
          leftSection: <IconLogout size={18} stroke={1.7} />,
          onClick: () => void signOut(),
        },
      ],
    },
  ];
}

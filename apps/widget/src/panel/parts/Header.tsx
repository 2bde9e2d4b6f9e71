// Who the visitor is talking to, the menu, and the way out.

import { t } from "../texts/translate.ts";
import { BotAvatar, PersonAvatar } from "./Avatar.tsx";
import { Icon } from "./Icon.tsx";
import { Menu } from "./Menu.tsx";
import type { MenuProps } from "./Menu.tsx";

export interface HeaderProps extends MenuProps {
  onClose: (() => void) | null;
}

export function Header({ onClose, ...menu }: HeaderProps) {
  const { config, state } = menu;
  const agent = config.chatWindow.agentDisplayName || state?.agentName || "";
  const isAgent = state?.responder === "agent";
  const status = isAgent
    ? agent
      ? t("status.agent", { name: agent })
      : t("status.agentUnnamed")
    : t(state?.responder === "waitingForAgent" ? "status.waiting" : "status.bot");
  return (
    <header class="header">
      {isAgent ? <PersonAvatar name={agent} /> : <BotAvatar icon={config.design.icon} />}
      <div class="who">
        <h1>
          <bdi>{config.name}</bdi>
        </h1>
        <p class={`status ${state?.responder ?? "bot"}`}>{status}</p>
      </div>
      <Menu {...menu} />
      {onClose && (
        <button type="button" class="ghost" aria-label={t("header.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

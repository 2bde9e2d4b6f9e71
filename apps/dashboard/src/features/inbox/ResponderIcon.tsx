// Who answers now: bot, nobody yet, or a person. Shape and text say it, colour only underlines.

import type { Responder } from "@parley/contracts/conversation";
import { IconHourglassHigh, IconMessage2, IconRobot } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";

const icons = { bot: IconRobot, waitingForAgent: IconHourglassHigh, agent: IconMessage2 };
const colours = {
  bot: "var(--mantine-color-dimmed)",
  waitingForAgent: "light-dark(#b84a00, #ffa94d)",
  agent: "light-dark(var(--mantine-color-accent-7), var(--mantine-color-accent-3))",
};

export function ResponderIcon({ responder, size = 14 }: { responder: Responder; size?: number }) {
  const Icon = icons[responder];
  return (
    <Icon
      size={size}
      stroke={1.8}
      color={colours[responder]}
      role="img"
      aria-label={t(`inbox.responder.${responder}`)}
      style={{ flex: "none" }}
    />
  );
}

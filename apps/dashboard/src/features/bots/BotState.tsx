// Whether a bot answers visitors now.
import { Badge } from "@mantine/core";
import type { BotSummary } from "@parley/contracts/api/bots";
import { t } from "../../i18n/t.ts";

export function BotState({ bot }: { bot: Pick<BotSummary, "isPublished" | "isEnabled"> }) {
  if (!bot.isPublished) return <Badge color="gray">{t("bots.state.draft")}</Badge>;
  if (!bot.isEnabled) return <Badge color="orange">{t("bots.state.off")}</Badge>;
  return <Badge color="teal">{t("bots.state.live")}</Badge>;
}

// The flows that make a call, each a link to its editor.
import { Group, Text } from "@mantine/core";
import type { ApiDefinition } from "@parley/contracts/api/apis";
import { t } from "../../../i18n/t.ts";
import { RouterAnchor } from "../../../ui/RouterAnchor.tsx";

type Use = ApiDefinition["usedBy"][number];

export function nameOfUse({ flowName, botName }: Use): string {
  return t("developers.apis.use", { flow: flowName, bot: botName });
}

export function Uses({ uses }: { uses: readonly Use[] }) {
  if (uses.length === 0) return null;
  return (
    <Group component="span" gap={6} display="inline-flex">
      <Text span>{t("developers.apis.usedBy")}</Text>
      {uses.map((use) => (
        <RouterAnchor
          key={use.flowId}
          to="/bots/$botId/flow/$flowId"
          params={{ botId: use.botId, flowId: use.flowId }}
        >
          {nameOfUse(use)}
        </RouterAnchor>
      ))}
    </Group>
  );
}

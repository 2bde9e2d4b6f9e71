// The six statuses of a conversation.

import { Button, Menu } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { conversationStatuses } from "@parley/contracts/conversation";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { StatusDot } from "../StatusDot.tsx";
import type { ConversationActions } from "./useConversationActions.ts";

interface StatusMenuProps {
  conversation: Conversation;
  actions: ConversationActions;
}

export function StatusMenu({ conversation, actions }: StatusMenuProps) {
  const { running } = actions;
  const status = running?.kind === "status" ? running.status : conversation.status;
  return (
    <Menu position="bottom-start" withinPortal shadow="md">
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          rightSection={<IconChevronDown size={14} />}
          aria-label={t("inbox.status.change", { status: t(`inbox.status.${status}`) })}
        >
          <StatusDot status={status} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {conversationStatuses.map((value) => (
          <Menu.Item
            key={value}
            rightSection={value === status ? <IconCheck size={15} /> : null}
            onClick={() => value !== status && void actions.run({ kind: "status", status: value })}
          >
            <StatusDot status={value} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

// The places of the left navigation, in order. Hidden ones are those the member's role cannot read.
import {
  IconCalendarEvent,
  IconCode,
  IconHome,
  IconInbox,
  IconMessageChatbot,
  IconServer2,
  IconSettings,
  IconTemplate,
  type Icon,
} from "@tabler/icons-react";
import type { Section } from "@parley/contracts/permissions";
import type { MessageKey } from "../../i18n/t.ts";
import { useMe, useWorkspace } from "../workspace.tsx";

export interface Destination {
  to:
    | "/"
    | "/inbox/{-$conversationId}"
    | "/bots"
    | "/bookings"
    | "/templates"
    | "/settings"
    | "/developers"
    | "/instance";
  label: MessageKey;
  icon: Icon;
  needs?: Section;
  isOperatorOnly?: boolean;
}

export const destinations: readonly Destination[] = [
  { to: "/", label: "shell.home", icon: IconHome },
  { to: "/inbox/{-$conversationId}", label: "shell.inbox", icon: IconInbox, needs: "inbox" },
  { to: "/bots", label: "shell.bots", icon: IconMessageChatbot, needs: "bots" },
  { to: "/bookings", label: "shell.bookings", icon: IconCalendarEvent, needs: "inbox" },
  { to: "/templates", label: "shell.templates", icon: IconTemplate, needs: "bots" },
  { to: "/settings", label: "shell.settings", icon: IconSettings },
  { to: "/developers", label: "shell.developers", icon: IconCode, needs: "developers" },
  { to: "/instance", label: "shell.instance", icon: IconServer2, isOperatorOnly: true },
];

export function useDestinations(): Destination[] {
  const { permissions } = useWorkspace();
  const { isOperator } = useMe().user;
  return destinations.filter(
    ({ needs, isOperatorOnly }) =>
      (!isOperatorOnly || isOperator) && (needs === undefined || permissions[needs]?.includes("read")),
  );
}

// A sign for each kind of trigger.

import {
  type Icon,
  IconBolt,
  IconCalendarClock,
  IconCode,
  IconHelpCircle,
  IconHandClick,
  IconMessage2Search,
  IconMessageCircle,
  IconWorldSearch,
} from "@tabler/icons-react";
import type { TriggerKind } from "./triggerCommands.ts";

export const triggerIcons: Readonly<Record<TriggerKind, Icon>> = {
  keyword: IconMessage2Search,
  fallback: IconHelpCircle,
  pageUrl: IconWorldSearch,
  visitorEvent: IconBolt,
  schedule: IconCalendarClock,
  api: IconCode,
  comment: IconMessageCircle,
  templateButton: IconHandClick,
};

// A conversation's status as a coloured mark with its name.

import type { ConversationStatus } from "@parley/contracts/conversation";
import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleHalf2,
  IconEyeSearch,
  IconLink,
  IconPlayerPause,
} from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";

const marks = {
  OPEN: { Icon: IconCircle, colour: "light-dark(#2b8a3e, #69db7c)" },
  INPROGRESS: { Icon: IconCircleHalf2, colour: "light-dark(#1864ab, #74c0fc)" },
  REVIEW: { Icon: IconEyeSearch, colour: "light-dark(#862e9c, #da77f2)" },
  ONHOLD: { Icon: IconPlayerPause, colour: "light-dark(#995c00, #ffc078)" },
  DEPENDANCY: { Icon: IconLink, colour: "light-dark(#995c00, #ffc078)" },
  CLOSED: { Icon: IconCircleCheckFilled, colour: "var(--mantine-color-dimmed)" },
} satisfies Record<ConversationStatus, { Icon: typeof IconCircle; colour: string }>;

interface StatusDotProps {
  status: ConversationStatus;
  /** Shows the usual status (open) without a word, to keep lists calm. */
  isQuiet?: boolean;
}

export function StatusDot({ status, isQuiet = false }: StatusDotProps) {
  if (isQuiet && status === "OPEN") return null;
  const { Icon, colour } = marks[status];
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 5, whiteSpace: "nowrap" }}>
      <Icon size={14} stroke={1.9} color={colour} aria-hidden />
      {t(`inbox.status.${status}`)}
    </span>
  );
}

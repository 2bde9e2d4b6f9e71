// Colleagues who have the same conversation open, so that two do not answer at once.

import { Avatar, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { t } from "../../../i18n/t.ts";
import { useInbox, useInboxState } from "../inboxOf.ts";
import type { Viewer } from "../store/state.ts";
import { initials } from "../VisitorAvatar.tsx";
import classes from "./thread.module.css";
import { useIsBefore } from "./useNow.ts";

export function Viewers({ conversationId }: { conversationId: string }) {
  const { memberId } = useInbox();
  const viewers = useInboxState((state) => state.viewers.get(conversationId));
  const others = [...(viewers ?? [])].filter(([id]) => id !== memberId);
  if (others.length === 0) return null;
  return (
    <Avatar.Group spacing={10} className={classes.viewers}>
      {others.map(([id, viewer]) => (
        <ViewerFace key={id} viewer={viewer} />
      ))}
    </Avatar.Group>
  );
}

function ViewerFace({ viewer: { name, typingUntil } }: { viewer: Viewer }) {
  const isTyping = useIsBefore(typingUntil);
  const label = t(isTyping ? "inbox.thread.writingToo" : "inbox.thread.lookingToo", { name });
  return (
    <Tooltip label={label}>
      <Avatar size={30} radius="xl" color="accent" role="img" aria-label={label} tabIndex={0}>
        {isTyping ? <IconPencil size={15} /> : initials(name)}
      </Avatar>
    </Tooltip>
  );
}

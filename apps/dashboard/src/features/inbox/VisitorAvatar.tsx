// A visitor's picture or initials with the online dot. The tint comes from the id, so that a person keeps it.

import { Avatar } from "@mantine/core";
import type { Conversation } from "@parley/contracts/api/inbox";
import { IconUser } from "@tabler/icons-react";
import { t } from "../../i18n/t.ts";
import { safeMedia } from "./safeUrl.ts";
import classes from "./avatar.module.css";

interface VisitorAvatarProps {
  conversation: Pick<Conversation, "uuid" | "contact" | "isOnline">;
  size?: number;
}

export function VisitorAvatar({ conversation, size = 38 }: VisitorAvatarProps) {
  const { contact, uuid, isOnline } = conversation;
  const picture = contact.picture ? safeMedia(contact.picture) : undefined;
  return (
    <span className={classes.frame}>
      <Avatar
        src={picture ?? null}
        size={size}
        radius="xl"
        alt=""
        aria-hidden
        className={classes.avatar}
        style={{ "--avatar-hue": String(hueOf(uuid)) }}
      >
        {contact.name ? initials(contact.name) : <IconUser size={size / 2} stroke={1.6} />}
      </Avatar>
      {isOnline ? <span className={classes.online} role="img" aria-label={t("inbox.online")} /> : null}
    </span>
  );
}

/** First letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}

function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hash;
}

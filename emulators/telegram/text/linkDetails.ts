// What the address of a link makes of it: a link, a mention of a user, or a custom emoji.
import type { MessageEntity } from "../types.ts";

const WEB_ADDRESS = /^(?:(?:https?|tg|ton|tonsite):\/\/)?[^\s/?#]+\.[^\s/?#]{2,}(?:[/?#:]\S*)?$/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

export function linkDetails(
  url: string,
  emojiOnly = false,
): Omit<MessageEntity, "offset" | "length"> | undefined {
  const emoji = /^tg:\/\/emoji\?id=(\d+)$/.exec(url)?.[1];
  if (emoji !== undefined) return { type: "custom_emoji", custom_emoji_id: emoji };
  if (emojiOnly) return undefined;
  const userId = /^tg:\/\/user\?id=(\d+)$/.exec(url)?.[1];
  if (userId !== undefined)
    return { type: "text_mention", user: { id: Number(userId), is_bot: false, first_name: "" } };
  if (/^tg:\/\/\S+$/.test(url)) return { type: "text_link", url };
  const isLocal = /^https?:\/\/localhost\b/.test(url);
  if (!isLocal && !WEB_ADDRESS.test(url)) return undefined;
  const address = HAS_SCHEME.test(url) ? url : `http://${url}`;
  if (!URL.canParse(address)) return undefined;
  return { type: "text_link", url: new URL(address).href };
}

// Names of reactions and the emoji they stand for.

import type { Platform } from "./limits.ts";

const EMOJIS: Record<string, string> = {
  smile: "😆",
  angry: "😠",
  sad: "😢",
  wow: "😮",
  love: "❤",
  like: "👍",
  dislike: "👎",
};

/** On Instagram a business can only love a message. */
export function isReactionName(platform: Platform, name: string): boolean {
  return platform === "instagram" ? name === "love" : name in EMOJIS;
}

export function emojiOf(name: string): string {
  return EMOJIS[name] ?? name;
}

/** What the webhook calls an emoji: one of the names, or `other`. */
export function nameOfEmoji(emoji: string): string {
  const plain = emoji.replace("\uFE0F", "");
  return Object.entries(EMOJIS).find(([, known]) => known === plain)?.[0] ?? "other";
}

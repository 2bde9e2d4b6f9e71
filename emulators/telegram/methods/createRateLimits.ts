// How many messages a bot may send: to one chat, to one group, and altogether.
import { createBuckets } from "../../kit/createBuckets.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import { tooManyRequests } from "../apiError.ts";
import type { Bot } from "../world/entities.ts";
import type { Chat } from "../types.ts";

export interface RateLimits {
  /** Refuses with the wait in seconds when any limit is reached. */
  take(bot: Bot, chat: Chat, messages: number, isPaid: boolean): void;
}

export interface RateLimitOptions {
  clock: VirtualClock;
  /** Messages to one chat at once, before one per second; a short burst is tolerated. */
  chatBurst: number;
}

const CHAT_PER_SECOND = 1;
const GROUP_PER_MINUTE = 20;
const BOT_PER_SECOND = 30;
/** With `allow_paid_broadcast`. */
const PAID_PER_SECOND = 1_000;

export function createRateLimits({ clock, chatBurst }: RateLimitOptions): RateLimits {
  const chats = createBuckets({ clock, capacity: chatBurst, refillPerSecond: CHAT_PER_SECOND });
  const groups = createBuckets({ clock, capacity: GROUP_PER_MINUTE, refillPerSecond: GROUP_PER_MINUTE / 60 });
  const bots = createBuckets({ clock, capacity: BOT_PER_SECOND, refillPerSecond: BOT_PER_SECOND });
  const paid = createBuckets({ clock, capacity: PAID_PER_SECOND, refillPerSecond: PAID_PER_SECOND });

  return {
    take(bot, chat, messages, isPaid) {
      const botKey = String(bot.user.id);
      const chatKey = `${botKey}:${chat.id}`;
      const isGroup = chat.type === "group" || chat.type === "supergroup";
      const whole = isPaid ? paid : bots;
      const waitMs = Math.max(
        whole.waitMs(botKey),
        chats.waitMs(chatKey),
        isGroup ? groups.waitMs(chatKey) : 0,
      );
      if (waitMs > 0) throw tooManyRequests(Math.max(1, Math.ceil(waitMs / 1000)));
      // An album is one request to its chat, and as many messages to the group and the bot.
      chats.take(chatKey);
      for (let count = 0; count < messages; count += 1) {
        whole.take(botKey);
        if (isGroup) groups.take(chatKey);
      }
    },
  };
}

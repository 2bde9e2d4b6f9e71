// What the parts of Messenger and Instagram share: clock, ids, media, rates, and the way out for webhooks.

import { createBuckets, type Buckets } from "../../kit/createBuckets.ts";
import type { Ids } from "../../kit/createIds.ts";
import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { Inbox } from "./inbox.ts";
import {
  CALLS_PER_ENGAGED_PERSON,
  CONVERSATIONS_RATE,
  DAY_MS,
  MEDIA_RATE,
  PRIVATE_REPLY_RATE,
  PROFILE_RATE,
  SEND_RATE,
  WINDOW_MS,
  type RateLimit,
} from "./limits.ts";
import { createMediaStore, type MediaStore } from "./createMediaStore.ts";
import { refusal, type Refusal } from "./refusal.ts";

/** The inbox of the Page in Meta's own tools; takes part in hand-overs as an app. */
export const PAGE_INBOX_APP_ID = "26390203743090";

export type RateName = "send" | "media" | "conversations" | "privateReply" | "profile";

export interface Messaging {
  clock: VirtualClock;
  ids: Ids;
  appId: string;
  /** Pages and Instagram accounts by their id. */
  inboxes: Map<string, Inbox>;
  media: MediaStore;
  /** Undefined while the call is within its rate. */
  checkRate(inbox: Inbox, name: RateName): Refusal | undefined;
  /** Counts the call against 200 per engaged person and day, when that limit is switched on. */
  checkAppRate(inbox: Inbox): Refusal | undefined;
  appRate: { isEnforced: boolean; calls: number[] };
  /** Sends a webhook of an inbox; the field was subscribed to. */
  publish(inbox: Inbox, field: string, entry: Record<string, unknown>): void;
}

export type MessagingOptions = Pick<Messaging, "clock" | "ids" | "appId" | "publish"> & {
  origin: () => string;
};

const RATES: Record<RateName, RateLimit> = {
  send: SEND_RATE,
  media: MEDIA_RATE,
  conversations: CONVERSATIONS_RATE,
  privateReply: PRIVATE_REPLY_RATE,
  profile: PROFILE_RATE,
};

export function createMessaging({ clock, ids, appId, publish, origin }: MessagingOptions): Messaging {
  const buckets = new Map<RateName, Buckets>();
  for (const [name, { calls, withinMs }] of Object.entries(RATES)) {
    const refillPerSecond = (calls / withinMs) * 1000;
    if (isRateName(name)) buckets.set(name, createBuckets({ clock, capacity: calls, refillPerSecond }));
  }
  const appRate: Messaging["appRate"] = { isEnforced: false, calls: [] };

  return {
    clock,
    ids,
    appId,
    publish,
    appRate,
    inboxes: new Map(),
    media: createMediaStore({ clock, ids, origin }),
    checkRate(inbox, name) {
      if (buckets.get(name)?.take(inbox.id) ?? true) return undefined;
      const subcode = inbox.platform === "instagram" ? 2534040 : undefined;
      return refusal(613, "Calls to this api have exceeded the rate limit.", subcode);
    },
    checkAppRate(inbox) {
      if (!appRate.isEnforced) return undefined;
      const now = clock.now();
      appRate.calls = appRate.calls.filter((at) => now - at < DAY_MS);
      if (appRate.calls.length >= CALLS_PER_ENGAGED_PERSON * Math.max(1, engagedPeople(inbox, now))) {
        return refusal(
          inbox.platform === "instagram" ? 80002 : 80006,
          "There have been too many calls to this account. Wait a bit and try again.",
        );
      }
      appRate.calls.push(now);
      return undefined;
    },
  };
}

function isRateName(name: string): name is RateName {
  return name in RATES;
}

function engagedPeople(inbox: Inbox, now: number): number {
  return [...inbox.threads.values()].filter(
    ({ openedAt }) => openedAt !== undefined && now - openedAt <= WINDOW_MS,
  ).length;
}

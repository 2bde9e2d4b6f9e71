// Counts calls as Graph does: per application and hour for people's and application tokens, per business object for Page and
// system-user tokens. Answers carry the usage headers once enough calls were made.

import type { VirtualClock } from "../../kit/createVirtualClock.ts";
import type { Token } from "../types.ts";
import { graphError } from "./graphError.ts";

export interface UsageLimits {
  /** Calls of one application with people's tokens in a rolling hour. */
  applicationPerHour: number;
  /** Management calls for one WhatsApp account in a rolling hour. */
  whatsappPerHour: number;
  /** Calls for one Page or Instagram account in a rolling hour. */
  pagePerHour: number;
}

export interface Usage {
  limits: UsageLimits;
  /** Says which business object a call counts for; channels add theirs. */
  objectOf(
    read: (id: string) => { id: string; type: "whatsapp" | "pages" | "messenger" | "instagram" } | undefined,
  ): void;
  /** Counts one call; throws 4 or 80007 and its kin above the limit. */
  count(token: Token, id: string, edge: string): void;
  headers(token: Token, id: string): Record<string, string>;
  clear(): void;
}

const HOUR_MS = 3_600_000;
/** Below this percentage the headers are left out, as Graph does for quiet applications. */
const SHOWN_FROM_PERCENT = 1;
/** Sending and reading messages has limits of its own. */
const UNCOUNTED_EDGES = new Set(["messages", "marketing_messages", "media", "message_attachments"]);
const BUSINESS_CODES = { pages: 80_001, instagram: 80_002, messenger: 80_006, whatsapp: 80_007 };

export const defaultUsageLimits: UsageLimits = {
  applicationPerHour: 200,
  whatsappPerHour: 5_000,
  pagePerHour: 4_800,
};

export function createUsage(clock: VirtualClock, limits: UsageLimits = { ...defaultUsageLimits }): Usage {
  const calls = new Map<string, number[]>();
  const readers: ((id: string) => { id: string; type: keyof typeof BUSINESS_CODES } | undefined)[] = [];

  function within(key: string): number[] {
    const fresh = (calls.get(key) ?? []).filter((at) => at > clock.now() - HOUR_MS);
    calls.set(key, fresh);
    return fresh;
  }

  function businessOf(token: Token, id: string) {
    if (token.type !== "PAGE" && token.type !== "SYSTEM_USER") return undefined;
    for (const read of readers) {
      const found = read(id);
      if (found) return found;
    }
    return undefined;
  }

  function limitOf(type: keyof typeof BUSINESS_CODES): number {
    return type === "whatsapp" ? limits.whatsappPerHour : limits.pagePerHour;
  }

  function percent(used: number, limit: number): number {
    return Math.floor((used / limit) * 100);
  }

  return {
    limits,
    objectOf: (read) => void readers.push(read),
    count(token, id, edge) {
      if (UNCOUNTED_EDGES.has(edge)) return;
      const business = businessOf(token, id);
      if (!business && token.type === "SYSTEM_USER") return;
      const used = within(business?.id ?? "application");
      if (used.length >= (business ? limitOf(business.type) : limits.applicationPerHour)) {
        throw business
          ? graphError({
              code: BUSINESS_CODES[business.type],
              message: "There have been too many calls to this account. Wait a bit and try again.",
            })
          : graphError({
              code: 4,
              message: "Application request limit reached",
              isTransient: true,
              status: 403,
            });
      }
      used.push(clock.now());
    },
    headers(token, id): Record<string, string> {
      const business = businessOf(token, id);
      const used = within(business?.id ?? "application").length;
      const share = percent(used, business ? limitOf(business.type) : limits.applicationPerHour);
      if (share < SHOWN_FROM_PERCENT) return {};
      const counts = {
        call_count: share,
        total_cputime: Math.floor(share / 2),
        total_time: Math.floor(share / 2),
      };
      if (!business) return { "x-app-usage": JSON.stringify(counts) };
      const wait = share >= 100 ? 60 : 0;
      const entry = { type: business.type, ...counts, estimated_time_to_regain_access: wait };
      return { "x-business-use-case-usage": JSON.stringify({ [business.id]: [entry] }) };
    },
    clear: () => calls.clear(),
  };
}

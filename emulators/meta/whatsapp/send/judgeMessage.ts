// What becomes of an accepted message: whether it fails later and why, and what it costs.

import { accountOf } from "../publishChange.ts";
import type { Json, Message, Person, Phone, Template, Whatsapp } from "../types.ts";
import type { Failure } from "./followMessage.ts";

const DAY_MS = 24 * 3_600_000;
/** Free-form messages are possible so long after the person's last message. */
export const WINDOW_MS = DAY_MS;
/** All messages are free so long after an answer to a person who came from an advertisement. */
export const FREE_ENTRY_MS = 3 * DAY_MS;
/** Different people a business may start with in 24 hours. */
const TIER_SIZES = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Infinity,
};

export function isWindowOpen(state: Whatsapp, phone: Phone, person: Person): boolean {
  const wroteAt = person.wroteAt.get(phone.id);
  return wroteAt !== undefined && state.meta.clock.now() - wroteAt < WINDOW_MS;
}

export interface Judged {
  phone: Phone;
  person: Person | undefined;
  template: Template | undefined;
}

export function judgeFailure(state: Whatsapp, { phone, person, template }: Judged): Failure | undefined {
  if (!person) return { code: 131026, details: "Message Undeliverable." };
  if (phone.blocked.has(person.id))
    return { code: 131026, details: "Message Undeliverable. The business has blocked this person." };
  const isOpen = isWindowOpen(state, phone, person);
  if (!template && !isOpen) {
    return {
      code: 131047,
      details:
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    };
  }
  if (!template) return undefined;
  if (!phone.hasPayment) {
    return {
      code: 131042,
      details: "Message failed to send because there were one or more errors related to your payment method.",
    };
  }
  if (template.category === "MARKETING") {
    const failure = judgeMarketing(state, phone, person);
    if (failure) return failure;
  }
  return isOpen ? undefined : judgeTier(state, phone, person);
}

function judgeMarketing(state: Whatsapp, phone: Phone, person: Person): Failure | undefined {
  if (person.stoppedMarketing.has(phone.id)) {
    return {
      code: 131050,
      details:
        "The recipient has chosen to stop receiving marketing messages on WhatsApp from your business.",
    };
  }
  const capped = {
    code: 131049,
    details: "In order to maintain a healthy ecosystem engagement, the message failed to be delivered.",
  };
  // Marketing to numbers of the United States is paused.
  if (person.phone?.startsWith("1")) return capped;
  const { marketingPerDay } = state.settings;
  if (marketingPerDay === undefined) return undefined;
  const since = state.meta.clock.now() - DAY_MS;
  const received = [...state.messages.values()].filter(
    ({ personId, at, category, status }) =>
      personId === person.id && at > since && category === "marketing" && status !== "failed",
  );
  return received.length >= marketingPerDay ? capped : undefined;
}

/** Counts the person as one the business started with. */
function judgeTier(state: Whatsapp, phone: Phone, person: Person): Failure | undefined {
  const now = state.meta.clock.now();
  state.initiated = state.initiated.filter(({ at }) => at > now - DAY_MS);
  const people = new Set(state.initiated.map(({ personId }) => personId));
  if (!people.has(person.id) && people.size >= TIER_SIZES[phone.tier]) {
    return {
      code: 131048,
      details:
        "Message failed to send because there are restrictions on how many messages can be sent from this phone number.",
    };
  }
  state.initiated.push({ personId: person.id, at: now });
  return undefined;
}

export function priceMessage(
  state: Whatsapp,
  { phone, person, template }: Judged,
): Pick<Message, "category" | "pricing"> {
  const category = template ? template.category.toLowerCase() : "service";
  const entry = person?.entries.get(phone.id);
  const now = state.meta.clock.now();
  // The first answer within 24 hours opens the free entry point.
  if (entry && entry.freeUntil === undefined && now - entry.at < WINDOW_MS)
    entry.freeUntil = now + FREE_ENTRY_MS;
  const isFreeEntry = entry?.freeUntil !== undefined && entry.freeUntil > now;
  const isOpen = person !== undefined && isWindowOpen(state, phone, person);
  const isFree = category === "service" || (category === "utility" && isOpen);
  const type = isFreeEntry ? "free_entry_point" : isFree ? "free_customer_service" : "regular";
  const pricing: Json = {
    billable: type === "regular",
    pricing_model: "PMP",
    type,
    category: isFreeEntry ? "referral_conversion" : category,
  };
  return { category, pricing };
}

/** Accounts and numbers which may not send at all; the answer of the call itself. */
export function refusalOf(state: Whatsapp, phone: Phone): Failure | undefined {
  const account = accountOf(state, phone);
  if (account.isDisabled) return { code: 131031, details: "The account has been locked." };
  if (!phone.isRegistered)
    return { code: 133010, details: "The phone number is not registered with the Cloud API." };
  if (!phone.isNameApproved)
    return { code: 131037, details: "The display name of the number has not been approved." };
  if (phone.isUpgrading)
    return { code: 131057, details: "The number is being upgraded to a higher throughput." };
  return undefined;
}

// The world of one emulated WhatsApp: accounts, numbers, people, messages, media, templates, flows.

import type { MetaWithUsage } from "../createMeta.ts";
import type { Buckets } from "../../kit/createBuckets.ts";

export type Json = Record<string, unknown>;

export interface Account {
  id: string;
  name: string;
  isSubscribed: boolean;
  override?: string;
  /** Account locked: nothing can be sent. */
  isDisabled: boolean;
  /** Business-initiated messages are refused until then. */
  restrictedUntil?: number;
}

export type Quality = "GREEN" | "YELLOW" | "RED" | "UNKNOWN";
export type Tier = "TIER_250" | "TIER_2K" | "TIER_10K" | "TIER_100K" | "TIER_UNLIMITED";

export interface Phone {
  id: string;
  accountId: string;
  /** Digits with the country code. */
  number: string;
  verifiedName: string;
  isNameApproved: boolean;
  isVerified: boolean;
  isRegistered: boolean;
  pin?: string;
  wrongPins: number;
  registerTimes: number[];
  code?: string;
  quality: Quality;
  tier: Tier;
  hasPayment: boolean;
  isUpgrading: boolean;
  /** A test number writes only to these people. */
  allowedRecipients?: string[];
  override?: string;
  profile: Json;
  automation: Json;
  blocked: Set<string>;
  codes: Map<string, Json>;
  publicKey?: string;
  username?: string;
}

export interface Person {
  id: string;
  name: string;
  phone?: string;
  /** The business-scoped user id. */
  userId: string;
  username?: string;
  /** False: businesses see the user id and not the number. */
  sharesPhone: boolean;
  /** False: messages wait until the person is back. */
  isOnline: boolean;
  /** Reads what arrives at once. */
  readsAtOnce: boolean;
  hasBlocked: Set<string>;
  stoppedMarketing: Set<string>;
  /** Per number: when the person wrote last. */
  wroteAt: Map<string, number>;
  /** Per number: when the person came from an advertisement, and until when messages are free. */
  entries: Map<string, { at: number; freeUntil?: number }>;
  /** The business is typing until then, per number. */
  typingUntil: Map<string, number>;
}

export type MessageStatus = "accepted" | "held" | "sent" | "delivered" | "read" | "played" | "failed";

export interface Message {
  id: string;
  order: number;
  phoneId: string;
  personId: string;
  isFromPerson: boolean;
  type: string;
  /** The message as it travelled. */
  body: Json;
  /** What a template looks like with its values. */
  rendered?: Json;
  at: number;
  status: MessageStatus;
  errors?: Json[];
  category?: string;
  pricing?: Json;
  opaque?: string;
  templateId?: string;
  /** A reaction to it by the other side. */
  reaction?: string;
}

export interface Media {
  id: string;
  mime: string;
  bytes: Buffer;
  name?: string;
  expiresAt: number;
  /** How the download goes. */
  download: "normal" | "slow" | "never";
  accountId: string;
}

export type TemplateStatus =
  | "PENDING"
  | "APPROVED"
  | "REJECTED"
  | "PAUSED"
  | "DISABLED"
  | "IN_APPEAL"
  | "ARCHIVED"
  | "PENDING_DELETION"
  | "LIMIT_EXCEEDED";

export interface Template {
  id: string;
  accountId: string;
  name: string;
  language: string;
  category: string;
  status: TemplateStatus;
  format: "POSITIONAL" | "NAMED";
  components: Json[];
  quality: Quality;
  rejectedReason: string;
  ttlSeconds?: number;
  pauses: number;
  edits: number[];
  isHeld: boolean;
  createdAt: number;
}

export interface Flow {
  id: string;
  accountId: string;
  name: string;
  status: "DRAFT" | "PUBLISHED" | "DEPRECATED" | "BLOCKED" | "THROTTLED";
  categories: string[];
  asset?: string;
  endpoint?: string;
}

export interface Settings {
  /** Waits until an accepted message is sent and delivered. */
  sentAfterMs: number;
  deliveredAfterMs: number;
  /** Waits until a template is approved; undefined: a person decides. */
  reviewAfterMs: number | undefined;
  /** Marketing templates one person receives in 24 hours; undefined: any number. */
  marketingPerDay: number | undefined;
}

export interface Whatsapp {
  meta: MetaWithUsage;
  settings: Settings;
  accounts: Map<string, Account>;
  phones: Map<string, Phone>;
  people: Map<string, Person>;
  messages: Map<string, Message>;
  media: Map<string, Media>;
  templates: Map<string, Template>;
  /** Deleted approved names, until when they cannot be used. */
  blockedNames: Map<string, number>;
  flows: Map<string, Flow>;
  uploads: Map<string, { name: string; type: string; length: number; bytes: Buffer; handle?: string }>;
  rates: { number: Buckets; pair: Buckets };
  /** Business-initiated conversations: person and time. */
  initiated: { personId: string; at: number }[];
  /** A number that grows with each change, for the page. */
  revision: number;
  token: string;
}

// What every channel can do, in the same words. Adapters hold no state and know nothing of the server: credentials and
// the way out are passed in. docs/concepts/channels.md tells how the server uses them.

import type { Messenger } from "@parley/contracts/channels";
import type { Capabilities } from "./capabilities.ts";
import type { ChannelHttp, ChannelResponse } from "./http.ts";
import type { MediaRef, ParsedWebhook, SendProblem } from "./inbound.ts";
import type {
  OutgoingMessage,
  Part,
  Recipient,
  RenderContext,
  SendCheck,
  SendContext,
  SendResult,
} from "./outbound.ts";

export interface Credentials {
  /** Base addresses of the provider, so that an emulator can stand in: `https://graph.facebook.com`, `https://api.telegram.org`. */
  baseUrl: string;
  /** Graph API version with its `v`; unused by Telegram. */
  version: string;
  /** Account that sends: phone number id, Page id, Instagram account id, Telegram bot id. */
  account: string;
  /** Account above it: WABA id, Page id of an Instagram account; empty otherwise. */
  parent: string;
  token: string;
  /** Signs webhooks and proves calls (Meta); the webhook's secret for Telegram. */
  appSecret: string;
  appId: string;
  /** Instagram only: which of its two set-ups. */
  login?: "instagram" | "facebook";
}

/** A webhook request as it came: the body's bytes untouched. */
export interface WebhookRequest {
  method: string;
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  query: Record<string, string | undefined>;
  body: Uint8Array;
}

export interface WebhookSecrets {
  appSecret: string;
  verifyToken: string;
}

export interface FetchedMedia {
  bytes: Uint8Array;
  type: string;
  name: string | undefined;
}

/** One thing the checklist of a connection proves; `problem` says what to do when it fails. */
export interface ConnectionCheck {
  /** Stable name: `token`, `scopes`, `webhook`, `registered`, `number` … Its words live with the screens. */
  name: string;
  state: "passed" | "failed" | "unknown";
  detail: string;
  problem?: SendProblem;
}

/** What the provider says of the account, for the health page and the profile. */
export interface AccountFacts {
  name: string;
  /** `+1 555 …`, `@shop_bot`, name of the Page. */
  handle: string;
  /** Whatever the channel has beside: quality, tier, status, username … */
  facts: Record<string, string>;
}

export interface ChannelAdapter {
  channel: Messenger;
  capabilities: Capabilities;

  /** The text to answer a subscription challenge with, or undefined when the request is none or its token is wrong. */
  answerChallenge(request: WebhookRequest, secrets: WebhookSecrets): string | undefined;
  /** Fails closed; over the raw bytes; in constant time. */
  verify(request: WebhookRequest, secrets: WebhookSecrets): boolean;
  /** Never throws; `body` is the parsed JSON of a verified request. `now` in milliseconds where the provider gives no time. */
  parse(body: unknown, now: number): ParsedWebhook;

  /** Pure. One message with its question, as the calls that say it within the channel's limits; empty for what has no words here. */
  render(message: OutgoingMessage, context: RenderContext): Part[];
  send(
    part: Part,
    to: Recipient,
    credentials: Credentials,
    http: ChannelHttp,
    context: SendContext,
  ): Promise<SendResult>;
  /** Pure. The part in plain words, for one more try after the problem `markup`. Left out where there is no markup. */
  withoutMarkup?(part: Part): Part;
  /** Pure. What an answer of the provider means. */
  classifyError(response: ChannelResponse): SendProblem;
  /**
   * Whether a send that was cut off had gone through. Left out where the provider's own news (status, echo with our
   * reference) tell it. `after` is the highest message id known before it.
   */
  checkSent?(
    part: Part,
    to: Recipient,
    credentials: Credentials,
    http: ChannelHttp,
    after: string | undefined,
  ): Promise<SendCheck>;

  /** Shows that somebody writes, and where it is the same call, marks `messageId` as read. Failures do not matter. */
  typing(to: Recipient, credentials: Credentials, http: ChannelHttp, messageId?: string): Promise<void>;
  markRead?(to: Recipient, messageId: string, credentials: Credentials, http: ChannelHttp): Promise<void>;
  /** Null takes it back. */
  react?(
    to: Recipient,
    messageId: string,
    emoji: string | null,
    credentials: Credentials,
    http: ChannelHttp,
  ): Promise<SendResult>;
  edit?(
    to: Recipient,
    messageId: string,
    text: string,
    credentials: Credentials,
    http: ChannelHttp,
  ): Promise<SendResult>;
  remove?(to: Recipient, messageId: string, credentials: Credentials, http: ChannelHttp): Promise<SendResult>;
  /** Ends the spinner of a pressed button. */
  acknowledge?(callbackId: string, credentials: Credentials, http: ChannelHttp): Promise<void>;
  /** @throws ChannelHttpError, or SendFailed for an answer that says no. `maxBytes` bounds the file. */
  fetchMedia(
    media: MediaRef,
    credentials: Credentials,
    http: ChannelHttp,
    maxBytes: number,
  ): Promise<FetchedMedia>;
  /** Name and picture of a person, where the channel tells them; undefined when it does not. */
  fetchProfile?(
    to: Recipient,
    credentials: Credentials,
    http: ChannelHttp,
  ): Promise<{ name?: string; pictureUrl?: string; username?: string; language?: string } | undefined>;

  /** Account facts; rejects with SendFailed when the token is not good. */
  describeAccount(credentials: Credentials, http: ChannelHttp): Promise<AccountFacts>;
  /** Points the provider's webhook at us, with the fields this product needs. */
  subscribe(
    credentials: Credentials,
    http: ChannelHttp,
    webhook: { url: string; verifyToken: string },
  ): Promise<void>;
  unsubscribe(credentials: Credentials, http: ChannelHttp): Promise<void>;
  /** Everything that can be proved without a person's help, in the order of the checklist. */
  check(credentials: Credentials, http: ChannelHttp, webhook: { url: string }): Promise<ConnectionCheck[]>;
}

/** The provider answered, and said no. */
export class SendFailed extends Error {
  readonly problem: SendProblem;
  constructor(problem: SendProblem) {
    super(`${problem.code} ${problem.detail}`);
    this.name = "SendFailed";
    this.problem = problem;
  }
}

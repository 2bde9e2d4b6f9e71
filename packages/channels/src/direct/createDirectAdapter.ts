// What the adapters of Messenger and Instagram have in common.

import type { ChannelAdapter } from "../adapter.ts";
import { capabilities } from "../capabilities.ts";
import { answerChallenge } from "../meta/answerChallenge.ts";
import { verifySignature } from "../meta/verifySignature.ts";
import { classifyError } from "./classifyError.ts";
import { fetchMedia } from "./fetchMedia.ts";
import { parseWebhook, type ReadChange } from "./parse.ts";
import type { Platform } from "./platform.ts";
import { renderMessage } from "./render.ts";
import { react, sendDirect, senderAction } from "./send.ts";
import { checkConnection, subscribeTo, unsubscribeFrom, type Subscription } from "./subscriptions.ts";

export interface DirectParts {
  platform: Platform;
  readChange: ReadChange;
  describeAccount: ChannelAdapter["describeAccount"];
  fetchProfile: NonNullable<ChannelAdapter["fetchProfile"]>;
  subscriptionOf: (credentials: Parameters<ChannelAdapter["subscribe"]>[0]) => Subscription;
}

export function createDirectAdapter(parts: DirectParts): ChannelAdapter {
  const { platform, readChange, describeAccount, fetchProfile, subscriptionOf } = parts;
  return {
    channel: platform.channel,
    capabilities: capabilities[platform.channel],
    answerChallenge,
    verify: verifySignature,
    parse: (body, now) => parseWebhook(body, now, platform, readChange),
    render: (message, context) => renderMessage(message, context, platform),
    send: (part, to, credentials, http, context) =>
      sendDirect(part, { id: to.address }, credentials, http, context, platform),
    classifyError,
    typing: (to, credentials, http) => senderAction("typing_on", to, credentials, http),
    // The whole conversation is marked: Meta asks for no message.
    markRead: (to, _messageId, credentials, http) => senderAction("mark_seen", to, credentials, http),
    react,
    fetchMedia,
    fetchProfile,
    describeAccount,
    subscribe: (credentials, http, webhook) =>
      subscribeTo(subscriptionOf(credentials), credentials, http, webhook),
    unsubscribe: unsubscribeFrom,
    check: (credentials, http, webhook) =>
      checkConnection(subscriptionOf(credentials), credentials, http, webhook, () =>
        describeAccount(credentials, http),
      ),
  };
}

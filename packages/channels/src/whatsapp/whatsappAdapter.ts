// WhatsApp's Cloud API as a channel.

import type { ChannelAdapter } from "../adapter.ts";
import { capabilities } from "../capabilities.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { Credentials } from "../adapter.ts";
import { answerChallenge } from "../meta/answerChallenge.ts";
import { graphCall } from "../meta/graphCall.ts";
import { verifySignature } from "../meta/verifySignature.ts";
import { describeAccount, subscribe, unsubscribe } from "./account.ts";
import { check } from "./check.ts";
import { classifyError } from "./classifyError.ts";
import { fetchMedia } from "./fetchMedia.ts";
import { parse } from "./parse/parse.ts";
import { render } from "./render/render.ts";
import { react, send } from "./send.ts";

export const whatsappAdapter: ChannelAdapter = {
  channel: "whatsapp",
  capabilities: capabilities.whatsapp,
  answerChallenge,
  verify: verifySignature,
  parse,
  render,
  send,
  classifyError,
  // Typing is shown only as an answer to a message, which is marked as read by it.
  async typing(_to, credentials, http, messageId) {
    if (messageId !== undefined)
      await mark(messageId, credentials, http, { typing_indicator: { type: "text" } });
  },
  async markRead(_to, messageId, credentials, http) {
    await mark(messageId, credentials, http, {});
  },
  react,
  fetchMedia,
  describeAccount,
  subscribe,
  unsubscribe,
  check,
};

/** What comes of it does not matter. */
async function mark(
  messageId: string,
  credentials: Credentials,
  http: ChannelHttp,
  more: Record<string, unknown>,
): Promise<void> {
  const json = { messaging_product: "whatsapp", status: "read", message_id: messageId, ...more };
  try {
    await graphCall({ path: `${credentials.account}/messages`, json }, credentials, http);
  } catch (error) {
    if (!(error instanceof ChannelHttpError)) throw error;
  }
}

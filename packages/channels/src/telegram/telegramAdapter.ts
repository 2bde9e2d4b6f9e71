// Telegram behind the vocabulary of all channels. What only Telegram has stands beside: long polling, the bot's profile,
// deep links.

import type { ChannelAdapter } from "../adapter.ts";
import { capabilities } from "../capabilities.ts";
import { check, describeAccount, subscribe, unsubscribe } from "./account.ts";
import { acknowledge, edit, react, remove, typing } from "./actions.ts";
import { checkSent } from "./checkSent.ts";
import { classifyError } from "./classifyError.ts";
import { fetchMedia } from "./fetchMedia.ts";
import { fetchProfile } from "./fetchProfile.ts";
import { parse } from "./parse.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";
import { verify } from "./verify.ts";
import { withoutMarkup } from "./withoutMarkup.ts";

export const telegramAdapter: ChannelAdapter = {
  channel: "telegram",
  capabilities: capabilities.telegram,
  // Telegram asks no question before it sends: the secret comes with every request.
  answerChallenge: () => undefined,
  verify,
  parse,
  render,
  withoutMarkup,
  send,
  checkSent,
  classifyError,
  typing,
  react,
  edit,
  remove,
  acknowledge,
  fetchMedia,
  fetchProfile,
  describeAccount,
  subscribe,
  unsubscribe,
  check,
};

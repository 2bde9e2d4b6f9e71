// What can be done beside sending: showing that somebody writes, reactions, edits, taking back, ending a press.

import type { Credentials } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { Recipient, SendResult } from "../outbound.ts";
import { botCall } from "./botCall.ts";
import { classifyError } from "./classifyError.ts";
import { readAnswer } from "./readAnswer.ts";
import { richField } from "./richHtml.ts";
import { chatId, problemOf } from "./send.ts";

export async function typing(to: Recipient, credentials: Credentials, http: ChannelHttp): Promise<void> {
  await callQuietly("sendChatAction", { chat_id: chatId(to), action: "typing" }, credentials, http);
}

/** Too late is no failure: the spinner ends by itself. */
export async function acknowledge(
  callbackId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  await callQuietly("answerCallbackQuery", { callback_query_id: callbackId }, credentials, http);
}

export async function react(
  to: Recipient,
  messageId: string,
  emoji: string | null,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const reaction = emoji === null ? [] : [{ type: "emoji", emoji: withoutVariation(emoji) }];
  const body = { chat_id: chatId(to), message_id: Number(messageId), reaction };
  return await change("setMessageReaction", body, messageId, credentials, http);
}

/** A message with a file keeps it and gets another caption. */
export async function edit(
  to: Recipient,
  messageId: string,
  text: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const place = { chat_id: chatId(to), message_id: Number(messageId) };
  const words = richField("text", text).body;
  const result = await change("editMessageText", { ...place, ...words }, messageId, credentials, http);
  if (result.ok || !result.problem.detail.includes("there is no text in the message")) return result;
  const caption = richField("caption", text).body;
  return await change("editMessageCaption", { ...place, ...caption }, messageId, credentials, http);
}

export async function remove(
  to: Recipient,
  messageId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const body = { chat_id: chatId(to), message_id: Number(messageId) };
  return await change("deleteMessage", body, messageId, credentials, http);
}

/** Already as wanted: said once more after an answer was lost. */
const doneWords = ["message is not modified", "message to delete not found"];

/** A change may be repeated, so an answer that failed to come is a reason to try again. */
async function change(
  method: string,
  body: Record<string, unknown>,
  messageId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const done: SendResult = { ok: true, messageIds: [messageId], state: "sent" };
  try {
    const response = await botCall(method, body, credentials, http);
    const answer = readAnswer(response);
    if (answer.ok || doneWords.some((words) => answer.description.includes(words))) return done;
    return { ok: false, problem: classifyError(response) };
  } catch (error) {
    return { ok: false, problem: { ...problemOf(error), kind: "retry" } };
  }
}

async function callQuietly(
  method: string,
  body: Record<string, unknown>,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  try {
    await botCall(method, body, credentials, http);
  } catch (error) {
    if (!(error instanceof ChannelHttpError)) throw error;
  }
}

/** Telegram knows ❤ and not ❤️. */
function withoutVariation(emoji: string): string {
  return emoji.replaceAll("\ufe0f", "");
}

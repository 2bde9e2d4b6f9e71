// Whether a send that was cut off had gone through. The Bot API keeps no list of what was sent and knows no reference of
// ours; but editing a message to exactly what it already says is refused in its own words, and changes nothing. So the
// numbers after the last known message are tried with the very content of the part:
//
//   "message is not modified"    a message of ours with this content: it was sent, under this number
//   an edit that succeeds        a message of ours that Telegram had stored a little differently: sent too
//   "message to edit not found"  nothing of this chat has this number
//   "message can't be edited"    a message of the person's
//   "there is no text / caption" a message of ours of another kind
//
// This is safe because a conversation sends one part at a time: after the last known number the only message of ours in
// this chat can be the one in question, so no other is ever overwritten. Nobody is notified of an edit, and an unchanged
// message does not even show that it was tried. A message with a keyboard other than buttons below it cannot be edited at
// all, which is why the answer for such a part stays unknown.

import type { Credentials } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { Part, Recipient, SendCheck } from "../outbound.ts";
import { isFields } from "../readFields.ts";
import { botCall } from "./botCall.ts";
import { readAnswer } from "./readAnswer.ts";
import { chatId } from "./send.ts";

/** Numbers tried after the last known one: a bot's private chats share one count, so others may lie between. */
const MOST_PROBES = 30;

/** Words of an answer, in lower case, and what they say of the number. */
const verdicts: [words: string, verdict: "sent" | "other"][] = [
  ["message is not modified", "sent"],
  ["message to edit not found", "other"],
  ["message_id_invalid", "other"],
  ["message can't be edited", "other"],
  ["there is no text in the message", "other"],
  ["there is no caption in the message", "other"],
];

export async function checkSent(
  part: Part,
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
  after: string | undefined,
): Promise<SendCheck> {
  const last = /^\d+$/.test(after ?? "") ? Number(after) : undefined;
  const probe = probeOf(part);
  if (last === undefined || !probe) return { state: "unknown" };
  for (let number = last + 1; number <= last + MOST_PROBES; number += 1) {
    const body = { chat_id: chatId(to), message_id: number, ...probe.body };
    const verdict = await tryNumber(probe.method, body, credentials, http);
    if (verdict === "sent") return { state: "sent", messageIds: [String(number)] };
    if (verdict === "unknown") return { state: "unknown" };
  }
  return { state: "notSent" };
}

async function tryNumber(
  method: string,
  body: Record<string, unknown>,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<"sent" | "other" | "unknown"> {
  try {
    const answer = readAnswer(await botCall(method, body, credentials, http));
    if (answer.ok) return "sent";
    const description = answer.description.toLowerCase();
    return verdicts.find(([words]) => description.includes(words))?.[1] ?? "unknown";
  } catch (error) {
    if (error instanceof ChannelHttpError) return "unknown";
    throw error;
  }
}

/** The edit that would leave the part's message as it is. */
function probeOf({ call, body }: Part): { method: string; body: Record<string, unknown> } | undefined {
  const markup = body["reply_markup"];
  if (isFields(markup) && !("inline_keyboard" in markup)) return undefined;
  const same = pick(body, ["text", "caption", "parse_mode", "link_preview_options", "reply_markup"]);
  if (call === "sendMessage") return { method: "editMessageText", body: same };
  if ("caption" in body) return { method: "editMessageCaption", body: same };
  return { method: "editMessageReplyMarkup", body: pick(body, ["reply_markup"]) };
}

function pick(body: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
}

// One call to the Bot API for one part. A good answer is final: no status follows.

import type { Credentials } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp, type ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import type { Part, Recipient, SendContext, SendResult } from "../outbound.ts";
import { fields, id, isFields, list } from "../readFields.ts";
import { botCall, type BotUpload } from "./botCall.ts";
import { classifyError } from "./classifyError.ts";
import { readAnswer } from "./readAnswer.ts";

/** Name of the file's field, by method. */
const mediaFields: Record<string, string> = {
  sendPhoto: "photo",
  sendVideo: "video",
  sendAnimation: "animation",
  sendAudio: "audio",
  sendVoice: "voice",
  sendDocument: "document",
  sendSticker: "sticker",
};

export async function send(
  part: Part,
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
  context: Pick<SendContext, "loadMedia" | "linksWork">,
): Promise<SendResult> {
  const body = { chat_id: chatId(to), ...bodyFor(part, to) };
  const field = part.media && mediaFields[part.call];
  if (!part.media || field === undefined) return await attempt(part.call, body, to, credentials, http);

  const { loadMedia } = context;
  if (context.linksWork || !loadMedia) {
    const linked = { ...body, [field]: part.media.url };
    const result = await attempt(part.call, linked, to, credentials, http);
    if (result.ok || result.problem.kind !== "media" || !loadMedia) return result;
  }
  const { bytes, type, name } = await loadMedia();
  return await attempt(part.call, body, to, credentials, http, {
    field,
    bytes,
    type,
    name: part.media.name ?? name,
  });
}

async function attempt(
  method: string,
  body: Record<string, unknown>,
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
  upload?: BotUpload,
): Promise<SendResult> {
  try {
    const response = await botCall(method, body, credentials, http, upload ? { upload } : {});
    const answer = readAnswer(response);
    if (!answer.ok) return { ok: false, problem: sendProblem(response, to) };
    return { ok: true, messageIds: messageIds(answer.result), state: "sent" };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** Problems of a call that changes something: what has no clear answer may have happened. */
function sendProblem(response: ChannelResponse, to: Recipient): SendProblem {
  const problem = classifyError(response);
  // Behind a failing server the message may have been accepted; sending it again would say it twice.
  if (problem.kind === "retry" && problem.movedTo === undefined) return { ...problem, kind: "uncertain" };
  // Groups have a limit of their own, which says nothing of the bot's.
  if (problem.kind === "slowAccount" && isGroup(to)) return { ...problem, kind: "slowRecipient" };
  return problem;
}

/** No answer came. @throws what is no failure of the way to the provider. */
export function problemOf(error: unknown): SendProblem {
  if (!(error instanceof ChannelHttpError)) throw error;
  return {
    kind: error.mayHaveArrived ? "uncertain" : "retry",
    code: "noAnswer",
    detail: error.message,
  };
}

/** Ids travel as numbers; the name of a public group stays text. */
export function chatId({ address }: Recipient): number | string {
  return /^-?\d+$/.test(address) ? Number(address) : address;
}

/** Asking for phone or place works with one person alone; a group is asked in words. */
function bodyFor(part: Part, to: Recipient): Record<string, unknown> {
  const { reply_markup: markup, ...rest } = part.body;
  return isGroup(to) && isFields(markup) && "keyboard" in markup ? rest : part.body;
}

function isGroup({ address }: Recipient): boolean {
  return !/^\d+$/.test(address);
}

function messageIds(result: unknown): string[] {
  return (Array.isArray(result) ? list(result) : [result]).flatMap(
    (message) => id(fields(message)["message_id"]) ?? [],
  );
}

// One part on its way to one person.

import type { Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { graphCall, isGood } from "../meta/graphCall.ts";
import { readJson } from "../meta/readJson.ts";
import type { Part, Recipient, SendContext, SendResult } from "../outbound.ts";
import { fields, list, text, type Fields } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";
import { withMedia } from "./uploadMedia.ts";

/** Longest reference that statuses bring back. */
const REFERENCE_LENGTH = 512;

export async function send(
  part: Part,
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
  context: SendContext,
): Promise<SendResult> {
  const prepared = await prepare(part, credentials, http, context);
  if (!prepared.ok) return prepared;
  const reference = context.reference.slice(0, REFERENCE_LENGTH);
  return await post(
    part.call,
    { ...prepared.body, ...(reference === "" ? {} : { biz_opaque_callback_data: reference }) },
    to,
    credentials,
    http,
  );
}

/** A null sign takes the reaction back. */
export async function react(
  to: Recipient,
  messageId: string,
  emoji: string | null,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const body = { type: "reaction", reaction: { message_id: messageId, emoji: emoji ?? "" } };
  return await post("messages", body, to, credentials, http);
}

async function prepare(
  part: Part,
  credentials: Credentials,
  http: ChannelHttp,
  context: SendContext,
): Promise<{ ok: true; body: Fields } | { ok: false; problem: SendProblem }> {
  try {
    return { ok: true, body: await withMedia(part, credentials, http, context) };
  } catch (error) {
    if (error instanceof SendFailed) return { ok: false, problem: error.problem };
    // An upload is no message: doing it twice does no harm.
    if (error instanceof ChannelHttpError) return { ok: false, problem: noAnswer(error, "retry") };
    throw error;
  }
}

async function post(
  call: string,
  body: Fields,
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const json = { messaging_product: "whatsapp", ...addressOf(to), ...body };
  try {
    const response = await graphCall({ path: `${credentials.account}/${call}`, json }, credentials, http);
    return isGood(response)
      ? readResult(readJson(response))
      : { ok: false, problem: classifyError(response) };
  } catch (error) {
    if (!(error instanceof ChannelHttpError)) throw error;
    return { ok: false, problem: noAnswer(error, error.mayHaveArrived ? "uncertain" : "retry") };
  }
}

function readResult(answer: unknown): SendResult {
  const message = fields(list(fields(answer)["messages"])[0]);
  const messageId = text(message["id"]);
  if (messageId === undefined)
    return {
      ok: false,
      problem: { kind: "uncertain", code: "no_message_id", detail: "The answer names no message." },
    };
  const status = text(message["message_status"]);
  const isHeld = status === "held_for_quality_assessment" || status === "paused";
  return { ok: true, messageIds: [messageId], state: "accepted", ...(isHeld ? { isHeld } : {}) };
}

/** By number where it is known; by the id this business knows the person by; or a group. */
function addressOf({ address, phone, userId }: Recipient): Fields {
  const number = phone ?? (/^\+?\d+$/.test(address) ? address : undefined);
  if (number !== undefined) return { recipient_type: "individual", to: number };
  if (userId !== undefined || /^[A-Z]{2}\./.test(address))
    return { recipient_type: "individual", recipient: userId ?? address };
  return { recipient_type: "group", to: address };
}

function noAnswer(error: ChannelHttpError, kind: SendProblem["kind"]): SendProblem {
  return { kind, code: "no_answer", detail: error.message };
}

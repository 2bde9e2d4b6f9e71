// One call to the Send API for one part. Files go as links, or are uploaded first when links do not work.

import type { Credentials } from "../adapter.ts";
import { SendFailed } from "../adapter.ts";
import { ChannelHttpError, type ChannelHttp, type ChannelResponse } from "../http.ts";
import type { SendProblem } from "../inbound.ts";
import { graphCall, graphJson, isGood } from "../meta/graphCall.ts";
import { readGraphError } from "../meta/readGraphError.ts";
import { readJson } from "../meta/readJson.ts";
import type { Part, PartMedia, Recipient, SendContext, SendResult } from "../outbound.ts";
import { fields, id, text, type Fields } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";
import { midOf, reactionNames } from "./parseMessaging.ts";
import type { Platform } from "./platform.ts";

/** Longest reference that echoes bring back. */
const METADATA_LENGTH = 999;

/** Whom a message goes to: a person, or the author of a comment. */
export type DirectRecipient = { id: string } | { comment_id: string };

export async function sendDirect(
  part: Part,
  recipient: DirectRecipient,
  credentials: Credentials,
  http: ChannelHttp,
  context: SendContext,
  platform: Platform,
): Promise<SendResult> {
  const message = {
    ...fields(part.body["message"]),
    ...(context.reference === "" ? {} : { metadata: context.reference.slice(0, METADATA_LENGTH) }),
  };
  const envelope = { recipient, ...part.body, ...typeOf(context, platform) };
  if (!part.media) return await post({ ...envelope, message }, credentials, http);

  const { loadMedia } = context;
  if (context.linksWork || !loadMedia) {
    const linked = withPayload(message, { url: part.media.url });
    const result = await post({ ...envelope, message: linked }, credentials, http);
    if (result.ok || result.problem.kind !== "media" || !loadMedia) return result;
  }
  try {
    const attachmentId = await upload(message, part.media, loadMedia, credentials, http, platform);
    const uploaded = withPayload(message, { attachment_id: attachmentId });
    return await post({ ...envelope, message: uploaded }, credentials, http);
  } catch (error) {
    if (error instanceof SendFailed) return { ok: false, problem: error.problem };
    // An upload is no message: doing it twice does no harm.
    return { ok: false, problem: { ...noAnswer(error), kind: "retry" } };
  }
}

/** After a day only a person may answer, and says so. */
function typeOf({ isWindowOpen, byHuman }: SendContext, { saysType }: Platform): Fields {
  if (!isWindowOpen && byHuman) return { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  return saysType ? { messaging_type: isWindowOpen ? "RESPONSE" : "UPDATE" } : {};
}

async function upload(
  message: Fields,
  media: PartMedia,
  loadMedia: NonNullable<SendContext["loadMedia"]>,
  credentials: Credentials,
  http: ChannelHttp,
  platform: Platform,
): Promise<string> {
  const { bytes, type, name } = await loadMedia();
  const holder = { attachment: { ...fields(message["attachment"]), payload: { is_reusable: true } } };
  const answer = await graphJson(
    {
      path: `${senderOf(credentials)}/message_attachments`,
      form: [
        // Below a Page, Instagram's files are kept apart.
        ...(platform.channel === "instagram" && credentials.login !== "instagram"
          ? [{ name: "platform", value: "instagram" }]
          : []),
        { name: "message", value: JSON.stringify(holder) },
        { name: "filedata", file: { bytes, type, name: media.name ?? name } },
      ],
    },
    credentials,
    http,
    classifyError,
  );
  const attachmentId = id(fields(answer)["attachment_id"]);
  if (attachmentId === undefined)
    throw new SendFailed({ kind: "media", code: "no_attachment", detail: "The answer names no file." });
  return attachmentId;
}

function withPayload(message: Fields, payload: Fields): Fields {
  return { ...message, attachment: { ...fields(message["attachment"]), payload } };
}

async function post(json: Fields, credentials: Credentials, http: ChannelHttp): Promise<SendResult> {
  try {
    const path = `${senderOf(credentials)}/messages`;
    const response = await graphCall({ path, json }, credentials, http);
    if (!isGood(response)) return { ok: false, problem: sendProblem(response) };
    const messageId = text(fields(readJson(response))["message_id"]);
    if (messageId === undefined)
      return {
        ok: false,
        problem: { kind: "uncertain", code: "no_message_id", detail: "The answer names no message." },
      };
    // Nothing else is told of its way to the platform: echoes come only where they are asked for.
    return { ok: true, messageIds: [messageId], state: "sent" };
  } catch (error) {
    return { ok: false, problem: noAnswer(error) };
  }
}

/** A failing server that is not the API itself may have passed the message on. */
function sendProblem(response: ChannelResponse): SendProblem {
  const problem = classifyError(response);
  const isGateway = response.status >= 500 && readGraphError(response) === undefined;
  return problem.kind === "retry" && isGateway ? { ...problem, kind: "uncertain" } : problem;
}

/** @throws what is no failure of the way to the provider. */
function noAnswer(error: unknown): SendProblem {
  if (!(error instanceof ChannelHttpError)) throw error;
  return {
    kind: error.mayHaveArrived ? "uncertain" : "retry",
    code: "no_answer",
    detail: error.message,
  };
}

/** Instagram below a Page is spoken to through the Page. */
export function senderOf({ account, parent, login }: Credentials): string {
  return encodeURIComponent(login === "facebook" && parent !== "" ? parent : account);
}

/** Shows or does something without saying anything; failures do not matter. */
export async function senderAction(
  action: "typing_on" | "mark_seen",
  to: Recipient,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = { recipient: { id: to.address }, sender_action: action };
  try {
    await graphCall({ path: `${senderOf(credentials)}/messages`, json }, credentials, http);
  } catch (error) {
    if (!(error instanceof ChannelHttpError)) throw error;
  }
}

/** Null takes it back. Meta has names for a few signs; others are passed on for it to judge. */
export async function react(
  to: Recipient,
  messageId: string,
  emoji: string | null,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<SendResult> {
  const plain = emoji?.replaceAll("\ufe0f", "");
  const json = {
    recipient: { id: to.address },
    sender_action: plain === undefined ? "unreact" : "react",
    payload: {
      message_id: midOf(messageId),
      ...(plain === undefined ? {} : { reaction: reactionNames.get(plain) ?? plain }),
    },
  };
  try {
    await graphJson({ path: `${senderOf(credentials)}/messages`, json }, credentials, http, classifyError);
    return { ok: true, messageIds: [messageId], state: "sent" };
  } catch (error) {
    if (error instanceof SendFailed) return { ok: false, problem: error.problem };
    return { ok: false, problem: { ...noAnswer(error), kind: "retry" } };
  }
}

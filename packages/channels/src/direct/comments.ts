// Comments below posts: answered in public, answered privately, hidden or deleted.

import { SendFailed, type Credentials } from "../adapter.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import type { Part, SendContext, SendResult } from "../outbound.ts";
import { fields, id } from "../readFields.ts";
import { classifyError } from "./classifyError.ts";
import { instagramPlatform, messengerPlatform } from "./platform.ts";
import { sendDirect } from "./send.ts";

type Channel = "messenger" | "instagram";

/** Id of the new comment: its own news comes back, and must not be answered. @throws SendFailed, ChannelHttpError */
export async function replyToComment(
  channel: Channel,
  commentId: string,
  message: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<string> {
  const path = `${encodeURIComponent(commentId)}/${channel === "instagram" ? "replies" : "comments"}`;
  const answer = await graphJson({ path, json: { message } }, credentials, http, classifyError);
  const replyId = id(fields(answer)["id"]);
  if (replyId === undefined)
    throw new SendFailed({
      kind: "uncertain",
      code: "no_comment_id",
      detail: "The answer names no comment.",
    });
  return replyId;
}

/** One for each comment, within seven days; more only when the person answers. */
export async function replyPrivately(
  channel: Channel,
  commentId: string,
  part: Part,
  credentials: Credentials,
  http: ChannelHttp,
  context: SendContext,
): Promise<SendResult> {
  const platform = channel === "instagram" ? instagramPlatform : messengerPlatform;
  const opened = { ...context, isWindowOpen: true };
  return await sendDirect(part, { comment_id: commentId }, credentials, http, opened, platform);
}

export async function hideComment(
  channel: Channel,
  commentId: string,
  isHidden: boolean,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const json = channel === "instagram" ? { hide: isHidden } : { is_hidden: isHidden };
  await graphJson({ path: encodeURIComponent(commentId), json }, credentials, http, classifyError);
}

export async function deleteComment(
  commentId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const request = { method: "DELETE" as const, path: encodeURIComponent(commentId) };
  await graphJson(request, credentials, http, classifyError);
}

// The message a visitor's answer leaves in the conversation.

import { AppError } from "@parley/contracts/errors";
import { limits } from "@parley/contracts/limits";
import type { MessageContent, VisitorInput } from "@parley/contracts/messages";
import { inputText } from "@parley/contracts/plainContent";
import type { NewMessage } from "../conversations/index.ts";
import type { PlanContext } from "./plan.ts";

/** Longest row of dots shown in place of a code. */
const MASK_LENGTH = 10;

/** What a messenger tells of a message beside the answer it is. */
export interface CameOver {
  /** Shown in place of what the answer alone would show. */
  content?: MessageContent;
  /** Uploaded before for this message, whatever the answer is. */
  fileIds?: readonly string[];
  providerId?: string;
  /** Id of our message it answers. */
  replyTo?: string;
  /** A reply button of a template was pressed: the flow chosen for it, or what triggers may name. */
  button?: { flowId?: string; payloads: readonly string[] };
  /** The person pressed Start: the conversation begins anew, whatever is being asked. */
  beginsAnew?: boolean;
}

export async function visitorMessage(
  input: VisitorInput,
  context: PlanContext,
  clientId: string,
  { content, providerId, replyTo }: CameOver,
): Promise<NewMessage> {
  const own = await ownMessage(input, context, clientId);
  return {
    ...own,
    ...(content && { content }),
    ...(providerId !== undefined && { providerId }),
    ...(replyTo !== undefined && { replyTo }),
  };
}

async function ownMessage(
  input: VisitorInput,
  { turn, files: load }: PlanContext,
  clientId: string,
): Promise<NewMessage> {
  const author = { kind: "visitor", name: turn.contact.name } as const;
  const request = turn.conversation.session?.input ?? null;
  switch (input.kind) {
    case "text": {
      const length = input.text.length;
      if (length > limits.messageTextLength)
        throw new AppError("message_too_long", { length, maximum: limits.messageTextLength });
      // A code proves who reads a mail: nobody else needs to see it, now or later.
      const text = request?.kind === "otp" ? "•".repeat(Math.min(length, MASK_LENGTH)) : input.text;
      return { author, clientId, content: { kind: "text", text } };
    }
    case "files": {
      const files = await load(input.fileIds);
      if (files.length < new Set(input.fileIds).size)
        throw new AppError("validation_failed", {}, [
          { path: "input.fileIds", message: "There is no such file of this visitor." },
        ]);
      return { author, clientId, content: { kind: "files", text: "", files } };
    }
    case "choice":
      return {
        author,
        clientId,
        content: { kind: "choice", text: inputText(input, request), optionIds: input.optionIds },
      };
    case "location": {
      const { latitude, longitude, name } = input;
      return {
        author,
        clientId,
        content: { kind: "location", latitude, longitude, ...(name === undefined ? {} : { name }) },
      };
    }
    case "phone":
    case "date":
    case "slot":
    case "form":
      return { author, clientId, content: { kind: "text", text: inputText(input, request) } };
    case "resend":
      return { author, clientId, content: { kind: "event", event: "codeRequested" } };
    case "skip":
      return { author, clientId, content: { kind: "event", event: "skipped" } };
    case "back":
      return { author, clientId, content: { kind: "event", event: "wentBack" } };
  }
}

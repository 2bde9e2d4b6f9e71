// Quick replies: at most thirteen, each with a short title, or one of the two which ask for the person's own data.

import { checkPayload } from "./checkButtons.ts";
import { fieldsOf, isWebUrl, listOf, textOf, type Fields } from "./fields.ts";
import { QUICK_REPLIES, TITLE_CHARACTERS, lengthOf } from "./limits.ts";
import { invalid, type Refusal } from "./refusal.ts";

export function checkQuickReplies(value: unknown): Refusal | undefined {
  const replies = listOf(value);
  if (!replies || replies.length === 0)
    return invalid("Param message[quick_replies] must be a non-empty array.");
  if (replies.length > QUICK_REPLIES) {
    return invalid(`Param message[quick_replies] must have at most ${QUICK_REPLIES} elements.`);
  }
  for (const [index, entry] of replies.entries()) {
    const place = `message[quick_replies][${index}]`;
    const reply = fieldsOf(entry);
    const problem = reply ? checkQuickReply(place, reply) : invalid(`Param ${place} must be an object.`);
    if (problem) return problem;
  }
  return undefined;
}

function checkQuickReply(place: string, reply: Fields): Refusal | undefined {
  const kind = reply["content_type"];
  if (kind === "user_phone_number" || kind === "user_email") return undefined;
  if (kind !== "text") {
    return invalid(`Param ${place}[content_type] must be one of {TEXT, USER_PHONE_NUMBER, USER_EMAIL}.`);
  }
  const title = textOf(reply["title"]);
  if (!title) return invalid(`The parameter ${place}[title] is required.`);
  if (lengthOf(title) > TITLE_CHARACTERS) {
    return invalid(`Length of param ${place}[title] must be less than or equal to ${TITLE_CHARACTERS}`);
  }
  const imageUrl = reply["image_url"];
  if (imageUrl !== undefined && imageUrl !== "" && !isWebUrl(imageUrl)) {
    return invalid(`Param ${place}[image_url] must be a valid web address.`);
  }
  return checkPayload(place, reply["payload"]);
}

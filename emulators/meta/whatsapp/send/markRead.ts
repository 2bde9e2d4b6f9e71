// The business reads a message, and may say that it is typing.

import { isRecord } from "../../../kit/readParameters.ts";
import { invalid, oneOf, textAt } from "../check.ts";
import type { Json, Phone, Whatsapp } from "../types.ts";
import { changeReadByBusiness } from "./readByBusiness.ts";

const READABLE_MS = 30 * 24 * 3_600_000;
const TYPING_MS = 25_000;
const ID_MAX = 1000;

export function markRead(state: Whatsapp, phone: Phone, body: Json): unknown {
  oneOf(body["status"], ["read"], "status");
  const id = textAt(body, "message_id", "message_id", { max: ID_MAX });
  const message = state.messages.get(id);
  const now = state.meta.clock.now();
  if (!message?.isFromPerson || message.phoneId !== phone.id || now - message.at > READABLE_MS) {
    return invalid("Param message_id is not a message this number received in the last 30 days.");
  }
  const typing = body["typing_indicator"];
  if (typing !== undefined) {
    if (!isRecord(typing) || typing["type"] !== "text")
      invalid("Param typing_indicator['type'] must be text.");
    state.people.get(message.personId)?.typingUntil.set(phone.id, now + TYPING_MS);
  }
  changeReadByBusiness(state, message);
  return { success: true };
}

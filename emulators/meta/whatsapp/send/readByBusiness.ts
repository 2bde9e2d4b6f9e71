// Blue ticks for the person: a message and all earlier ones of the chat.

import type { Message, Whatsapp } from "../types.ts";

export function changeReadByBusiness(state: Whatsapp, upTo: Message): void {
  state.revision += 1;
  for (const message of state.messages.values()) {
    const isSameChat = message.phoneId === upTo.phoneId && message.personId === upTo.personId;
    if (isSameChat && message.isFromPerson && message.order <= upTo.order) message.status = "read";
  }
}

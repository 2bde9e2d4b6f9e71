// What happens to an accepted message: sent, delivered, read, or failed with the reason, each as a status webhook.

import { contactOf, isPhoneShown, publishToNumber, secondsText } from "../publishChange.ts";
import type { Json, Message, MessageStatus, Person, Phone, Whatsapp } from "../types.ts";
import { statusError } from "../whatsappError.ts";

/** The order of a message's life; a status never goes back. */
const RANK: Record<MessageStatus, number> = {
  held: 0,
  accepted: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: 5,
};

export interface Failure {
  code: number;
  details: string;
}

/** Plans the statuses; a reason to fail, once known, ends it. */
export function followMessage(state: Whatsapp, message: Message, failure: Failure | undefined): void {
  const { clock } = state.meta;
  if (failure) {
    clock.after(state.settings.sentAfterMs, () => failMessage(state, message, failure));
    return;
  }
  clock.after(state.settings.sentAfterMs, () => {
    if (message.status === "accepted") changeStatus(state, message, "sent");
  });
  clock.after(state.settings.deliveredAfterMs, () => arrive(state, message));
}

/** The message reaches the phone, unless the person is away or has blocked the business. */
export function arrive(state: Whatsapp, message: Message): void {
  const person = state.people.get(message.personId);
  if (message.status !== "sent" || !person?.isOnline || person.hasBlocked.has(message.phoneId)) return;
  // An outgoing reaction is only ever sent.
  if (message.type === "reaction") return;
  changeStatus(state, message, "delivered");
  if (person.readsAtOnce) changeStatus(state, message, "read");
}

export function failMessage(state: Whatsapp, message: Message, { code, details }: Failure): void {
  message.errors = [statusError(code, details)];
  changeStatus(state, message, "failed");
}

export function changeStatus(state: Whatsapp, message: Message, status: MessageStatus): void {
  if (RANK[status] <= RANK[message.status]) return;
  const phone = state.phones.get(message.phoneId);
  const person = state.people.get(message.personId);
  message.status = status;
  state.revision += 1;
  if (!phone) return;
  publishToNumber(state, phone, presentStatus(state, message, status, phone, person));
}

function presentStatus(
  state: Whatsapp,
  message: Message,
  status: MessageStatus,
  phone: Phone,
  person?: Person,
): Json {
  const recipient = person && isPhoneShown(person) ? person.phone : person ? undefined : message.personId;
  const entry = person?.entries.get(phone.id);
  const isFreeEntry = message.pricing?.["type"] === "free_entry_point";
  const isPriced = status === "sent" || status === "delivered";
  return {
    ...(person && status !== "failed" ? { contacts: [contactOf(person)] } : {}),
    statuses: [
      {
        id: message.id,
        status,
        timestamp: secondsText(state.meta.clock.now()),
        ...(recipient === undefined ? {} : { recipient_id: recipient }),
        ...(person ? { recipient_user_id: person.userId } : {}),
        ...(message.opaque === undefined ? {} : { biz_opaque_callback_data: message.opaque }),
        ...(isPriced && isFreeEntry && entry
          ? {
              conversation: {
                id: `conversation.${person?.userId}`,
                ...(status === "sent" && entry.freeUntil
                  ? { expiration_timestamp: secondsText(entry.freeUntil) }
                  : {}),
                origin: { type: "referral_conversion" },
              },
            }
          : {}),
        ...(isPriced && message.pricing ? { pricing: message.pricing } : {}),
        ...(status === "failed" && message.errors ? { errors: message.errors } : {}),
      },
    ],
  };
}

/** The person opens the chat: everything that arrived is read. */
export function readChat(state: Whatsapp, phone: Phone, person: Person): void {
  for (const message of state.messages.values()) {
    if (message.isFromPerson || message.phoneId !== phone.id || message.personId !== person.id) continue;
    if (message.status === "delivered") changeStatus(state, message, "read");
  }
}

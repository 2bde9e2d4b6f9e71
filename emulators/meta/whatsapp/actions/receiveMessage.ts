// A person writes to a number: the message is kept, the window opens, and the webhook goes out.

import { contactOf, isPhoneShown, publishToNumber, secondsText } from "../publishChange.ts";
import { readChat } from "../send/followMessage.ts";
import type { Json, Message, Person, Phone, Whatsapp } from "../types.ts";

export interface Incoming {
  type: string;
  /** What stands under the type: `{"text":{"body":"hi"}}`. */
  content: Json;
  /** The message it answers. */
  contextId?: string;
  /** The whole context, when it is no plain answer. */
  context?: Json;
  referral?: Json;
  /** Beside an unsupported message. */
  errors?: Json[];
}

export function receiveMessage(state: Whatsapp, phone: Phone, person: Person, incoming: Incoming): Message {
  const { clock, ids } = state.meta;
  const now = clock.now();
  const context =
    incoming.context ??
    (incoming.contextId === undefined ? undefined : contextOf(state, phone, incoming.contextId));
  const body: Json = {
    ...(isPhoneShown(person) ? { from: person.phone } : {}),
    from_user_id: person.userId,
    id: `wamid.${ids.letters(44)}`,
    timestamp: secondsText(now),
    type: incoming.type,
    ...incoming.content,
    ...(context ? { context } : {}),
    ...(incoming.referral ? { referral: incoming.referral } : {}),
    ...(incoming.errors ? { errors: incoming.errors } : {}),
  };
  const message: Message = {
    id: String(body["id"]),
    order: ids.next("message"),
    phoneId: phone.id,
    personId: person.id,
    isFromPerson: true,
    type: incoming.type,
    body,
    at: now,
    status: "sent",
  };
  state.messages.set(message.id, message);
  state.revision += 1;
  // Who writes sees the chat.
  readChat(state, phone, person);
  if (phone.blocked.has(person.id)) return message;

  message.status = "delivered";
  person.wroteAt.set(phone.id, now);
  if (incoming.referral) person.entries.set(phone.id, { at: now });
  state.rates.number.take(phone.id);
  publishToNumber(state, phone, { contacts: [contactOf(person)], messages: [body] });
  return message;
}

function contextOf(state: Whatsapp, phone: Phone, id: string): Json {
  const quoted = state.messages.get(id);
  return { from: quoted?.isFromPerson ? quoted.body["from"] : phone.number, id };
}

/** A message of the system about a person: no contacts beside it, and no window opens. */
export function receiveSystem(
  state: Whatsapp,
  phone: Phone,
  person: Person,
  from: string | undefined,
  system: Json,
): void {
  publishToNumber(state, phone, {
    messages: [
      {
        ...(from === undefined ? {} : { from }),
        from_user_id: person.userId,
        id: `wamid.${state.meta.ids.letters(44)}`,
        timestamp: secondsText(state.meta.clock.now()),
        type: "system",
        system,
      },
    ],
  });
}

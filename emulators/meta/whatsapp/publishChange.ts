// Webhooks of a WhatsApp account: which callback takes them, and the envelope around one change.

import type { Account, Json, Person, Phone, Whatsapp } from "./types.ts";

const OBJECT = "whatsapp_business_account";

/** A change of the account; everything but messages carries the time of the event. */
export function publishChange(
  state: Whatsapp,
  account: Account,
  field: string,
  value: Json,
  phone?: Phone,
): boolean {
  state.revision += 1;
  if (!account.isSubscribed) return false;
  const { meta } = state;
  const callbackUrl = phone?.override ?? account.override;
  return meta.publish({
    object: OBJECT,
    field,
    entry: {
      id: account.id,
      ...(field === "messages" ? {} : { time: Math.floor(meta.clock.now() / 1000) }),
      changes: [{ value, field }],
    },
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  });
}

export function publishToNumber(state: Whatsapp, phone: Phone, value: Json, field = "messages"): boolean {
  const account = accountOf(state, phone);
  const metadata = { display_phone_number: phone.number, phone_number_id: phone.id };
  return publishChange(state, account, field, { messaging_product: "whatsapp", metadata, ...value }, phone);
}

export function accountOf(state: Whatsapp, phone: Phone): Account {
  const account = state.accounts.get(phone.accountId);
  if (!account) throw new Error(`The number ${phone.id} belongs to no account.`);
  return account;
}

/** How a business sees a person: without the number when the person hides it. */
export function contactOf(person: Person): Json {
  return {
    profile: { name: person.name, ...(person.username === undefined ? {} : { username: person.username }) },
    ...(isPhoneShown(person) ? { wa_id: person.phone } : {}),
    user_id: person.userId,
  };
}

export function isPhoneShown(person: Person): boolean {
  return person.sharesPhone && person.phone !== undefined;
}

export function secondsText(ms: number): string {
  return String(Math.floor(ms / 1000));
}

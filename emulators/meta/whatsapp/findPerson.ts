// Whom a call means: a number written in any way, or a business-scoped user id.

import { missing } from "./check.ts";
import type { Json, Person, Phone, Whatsapp } from "./types.ts";

export interface Recipient {
  input: string;
  /** Digits, or the user id. */
  address: string;
  person: Person | undefined;
}

export function findRecipient(state: Whatsapp, phone: Phone, body: Json): Recipient {
  const { to, recipient } = body;
  if (typeof to === "string" && to !== "") {
    const digits = to.replace(/[+\-() ]/g, "");
    const person =
      findByPhone(state, digits) ??
      (to.startsWith("+") ? undefined : findByPhone(state, countryOf(phone) + digits.replace(/^0+/, "")));
    return { input: to, address: person?.phone ?? digits, person };
  }
  if (typeof recipient === "string" && recipient !== "") {
    return { input: recipient, address: recipient, person: findByUserId(state, recipient) };
  }
  return missing("to");
}

export function findByPhone(state: Whatsapp, digits: string): Person | undefined {
  return [...state.people.values()].find((person) => person.phone === digits);
}

export function findByUserId(state: Whatsapp, userId: string): Person | undefined {
  return [...state.people.values()].find((person) => person.userId === userId);
}

/** The country code of a number without "+" is the sender's: one digit for 1 and 7, else two. */
function countryOf(phone: Phone): string {
  return /^[17]/.test(phone.number) ? phone.number.slice(0, 1) : phone.number.slice(0, 2);
}

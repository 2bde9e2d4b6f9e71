// Finds the person, the number and the message a control call means; the first of each when it names none.

import { ControlRefusal } from "../../../kit/createControl.ts";
import type { Message, Person, Phone, Template, Whatsapp } from "../types.ts";

/** By id, phone, user id, username or name. */
export function choosePerson(state: Whatsapp, wanted: unknown): Person {
  const people = [...state.people.values()];
  const person =
    wanted === undefined
      ? people[0]
      : people.find(({ id, phone, userId, username, name }) =>
          [id, phone, userId, username, name].includes(String(wanted)),
        );
  return person ?? refuse(`No user ${String(wanted)}; see GET /_control/whatsapp/state.`);
}

export function choosePhone(state: Whatsapp, wanted: unknown): Phone {
  const phones = [...state.phones.values()];
  const phone =
    wanted === undefined
      ? phones[0]
      : phones.find(({ id, number }) => id === wanted || number === String(wanted).replaceAll(/\D/g, ""));
  return phone ?? refuse(`No number ${String(wanted)}.`);
}

/** By id, or the last one the business sent to this person. */
export function chooseMessage(state: Whatsapp, phone: Phone, person: Person, wanted: unknown): Message {
  const sent = [...state.messages.values()].filter(
    (message) =>
      message.phoneId === phone.id &&
      message.personId === person.id &&
      !message.isFromPerson &&
      message.type !== "reaction",
  );
  const message = wanted === undefined ? sent.at(-1) : state.messages.get(String(wanted));
  return message ?? refuse("No such message in this chat.");
}

export function chooseTemplate(state: Whatsapp, values: Record<string, unknown>): Template {
  const template = [...state.templates.values()].find(
    ({ id, name, language }) =>
      id === String(values["id"]) ||
      (name === values["name"] && (values["language"] === undefined || language === values["language"])),
  );
  return template ?? refuse("No such template; give id, or name and language.");
}

export function refuse(message: string): never {
  throw new ControlRefusal(message);
}

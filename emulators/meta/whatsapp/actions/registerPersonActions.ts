// People themselves: new ones, whether they are online, what they read, block, stop, and a change of their number.

import { ControlRefusal } from "../../../kit/createControl.ts";
import { createPerson } from "../createState.ts";
import { contactOf, isPhoneShown, publishToNumber } from "../publishChange.ts";
import { arrive, changeStatus, readChat } from "../send/followMessage.ts";
import type { Json, Person, Whatsapp } from "../types.ts";
import { choosePerson, choosePhone, refuse } from "./choose.ts";
import { receiveSystem } from "./receiveMessage.ts";

const USER_ID_DIGITS = 20;

export function registerPersonActions(state: Whatsapp): void {
  const { control, ids, clock } = state.meta;

  control.action("whatsapp/users", ({ name = "New Person", phone, userId, username, sharesPhone }) => {
    const digits = phone === undefined ? undefined : String(phone).replaceAll(/\D/g, "");
    const bsuid = typeof userId === "string" ? userId : `DE.${ids.digits(USER_ID_DIGITS)}`;
    const person = createPerson({
      id: digits ?? bsuid,
      name: String(name),
      userId: bsuid,
      ...(digits === undefined ? {} : { phone: digits }),
      ...(typeof username === "string" ? { username } : {}),
      sharesPhone: digits !== undefined && sharesPhone !== false,
    });
    if (state.people.has(person.id)) throw new ControlRefusal("There is such a user already.");
    state.people.set(person.id, person);
    state.revision += 1;
    return presentPerson(person);
  });

  control.action("whatsapp/users/update", (values) => {
    const person = choosePerson(state, values["user"]);
    const { isOnline, readsAtOnce, sharesPhone, name, username } = values;
    if (typeof readsAtOnce === "boolean") person.readsAtOnce = readsAtOnce;
    if (typeof sharesPhone === "boolean") person.sharesPhone = sharesPhone;
    if (typeof name === "string") person.name = name;
    if (typeof username === "string") person.username = username;
    if (typeof isOnline === "boolean") setOnline(person, isOnline);
    state.revision += 1;
    return presentPerson(person);
  });

  function setOnline(person: Person, isOnline: boolean): void {
    person.isOnline = isOnline;
    if (!isOnline) return;
    for (const message of state.messages.values()) {
      if (message.personId === person.id && !message.isFromPerson) arrive(state, message);
    }
  }

  control.action("whatsapp/read", (values) => {
    readChat(state, choosePhone(state, values["number"]), choosePerson(state, values["user"]));
    return { ok: true };
  });

  control.action("whatsapp/played", ({ messageId }) => {
    const message = state.messages.get(String(messageId)) ?? refuse("No such message.");
    changeStatus(state, message, "played");
    return { ok: true };
  });

  control.action("whatsapp/block", (values) => {
    const phone = choosePhone(state, values["number"]);
    const person = choosePerson(state, values["user"]);
    if (values["isBlocked"] === false) person.hasBlocked.delete(phone.id);
    else person.hasBlocked.add(phone.id);
    state.revision += 1;
    return presentPerson(person);
  });

  control.action("whatsapp/marketing", (values) => {
    const phone = choosePhone(state, values["number"]);
    const person = choosePerson(state, values["user"]);
    const value = values["value"] === "resume" ? "resume" : "stop";
    if (value === "stop") person.stoppedMarketing.add(phone.id);
    else person.stoppedMarketing.delete(phone.id);
    const preference: Json = {
      ...(isPhoneShown(person) ? { wa_id: person.phone } : {}),
      user_id: person.userId,
      detail: `User requested to ${value} marketing messages`,
      category: "marketing_messages",
      value,
      timestamp: Math.floor(clock.now() / 1000),
    };
    publishToNumber(
      state,
      phone,
      { contacts: [contactOf(person)], user_preferences: [preference] },
      "user_preferences",
    );
    return presentPerson(person);
  });

  control.action("whatsapp/change-number", (values) => {
    const phone = choosePhone(state, values["number"]);
    const person = choosePerson(state, values["user"]);
    const digits = String(values["phone"] ?? "").replaceAll(/\D/g, "");
    if (digits === "" || person.phone === undefined) return refuse("Give phone, and a user who has one.");
    const old = person.phone;
    person.phone = digits;
    const body = `User ${person.name} changed from ${old} to ${digits}`;
    receiveSystem(state, phone, person, old, { body, wa_id: digits, type: "user_changed_number" });
    return presentPerson(person);
  });

  control.action("whatsapp/change-identity", (values) => {
    const phone = choosePhone(state, values["number"]);
    const person = choosePerson(state, values["user"]);
    const identity = { acknowledged: false, created_timestamp: clock.now(), hash: ids.letters(12) };
    receiveSystem(state, phone, person, person.phone, {
      body: `User ${person.name} changed their identity`,
      identity,
      type: "customer_identity_changed",
    });
    return { ok: true };
  });
}

export function presentPerson(person: Person): Json {
  const { hasBlocked, stoppedMarketing, wroteAt, entries, typingUntil, ...rest } = person;
  return {
    ...rest,
    hasBlocked: [...hasBlocked],
    stoppedMarketing: [...stoppedMarketing],
    wroteAt: Object.fromEntries(wroteAt),
    entries: Object.fromEntries(entries),
    typingUntil: Object.fromEntries(typingUntil),
  };
}

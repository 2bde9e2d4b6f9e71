// People of the emulated world: made with believable details, changed by a scenario.

import { flagOf, numberOf, textOf, type Fields } from "../fields.ts";
import type { Inbox, Person } from "../inbox.ts";
import type { Messaging } from "../messaging.ts";

const ID_DIGITS = { messenger: 16, instagram: 15 };

export function addPerson(messaging: Messaging, inbox: Inbox, values: Fields): Person {
  const known = inbox.people.get(textOf(values["id"]) ?? "");
  const person = known ?? newPerson(messaging, inbox, values);
  applyDetails(person, values);
  inbox.people.set(person.id, person);
  return person;
}

function newPerson(messaging: Messaging, inbox: Inbox, values: Fields): Person {
  const number = messaging.ids.next(`${inbox.platform} person`);
  return {
    id: textOf(values["id"]) ?? messaging.ids.digits(ID_DIGITS[inbox.platform]),
    firstName: `Person ${number}`,
    lastName: "",
    username: `person_${number}`,
    pictureUrl: "",
    locale: "en_US",
    timezone: 0,
    gender: "",
    followers: 120,
    isFollower: false,
    isFollowed: false,
    isVerified: false,
    hasConsented: false,
    hasProfile: true,
    hasBlocked: false,
    isBlocked: false,
    isUnreachable: false,
    isTester: false,
  };
}

function applyDetails(person: Person, values: Fields): void {
  for (const key of ["firstName", "lastName", "username", "pictureUrl", "locale", "gender"] as const) {
    person[key] = textOf(values[key]) ?? person[key];
  }
  for (const key of ["timezone", "followers"] as const) person[key] = numberOf(values[key]) ?? person[key];
  for (const key of FLAGS) person[key] = flagOf(values[key]) ?? person[key];
}

const FLAGS = [
  "isFollower",
  "isFollowed",
  "isVerified",
  "hasConsented",
  "hasProfile",
  "hasBlocked",
  "isUnreachable",
  "isTester",
] as const;

// People as a business sees them: their profile and labels; and the personas under which a Page speaks.

import type { GraphCall, Meta } from "../../types.ts";
import { graphError, missingObject } from "../../graph/graphError.ts";
import { idOf, isWebUrl, textOf, type Fields } from "../fields.ts";
import { findThread } from "../findRecipient.ts";
import { requireAccess, requirePage, unwrap } from "../graphEdge.ts";
import { displayName, threadOf, type Inbox, type Person } from "../inbox.ts";
import { PERSONA_NAME_CHARACTERS } from "../limits.ts";
import type { Messaging } from "../messaging.ts";
import { addressOf, pickFields, presentList } from "../page.ts";
import { invalid, refusal } from "../refusal.ts";

/** Details of a person which need a permission of their own. */
const GUARDED_DETAILS = ["locale", "timezone", "gender"] as const;
const NO_CONSENT = 230;
const NO_PROFILE = 2018218;

export function registerPeople(meta: Meta, messaging: Messaging): void {
  const { graph, ids } = meta;
  const inboxes = () => [...messaging.inboxes.values()];

  function ownerOf(call: GraphCall, has: (inbox: Inbox) => boolean): Inbox {
    const inbox = inboxes().find(has);
    if (!inbox) throw missingObject(call.method, call.id);
    requireAccess(call, inbox, "messages");
    return inbox;
  }

  graph.node("person", (id) => inboxes().some(({ people }) => people.has(id)));
  graph.route("person", "GET", "", (call) => {
    const inbox = ownerOf(call, ({ people }) => people.has(call.id));
    const person = inbox.people.get(call.id);
    if (!person) throw missingObject(call.method, call.id);
    if (inbox.platform === "instagram") return presentFollower(meta, person, call);
    if (!person.hasProfile) {
      return unwrap(refusal(100, "No profile available for this user.", NO_PROFILE));
    }
    const asked = textOf(call.parameters["fields"]) ?? "first_name,last_name,profile_pic";
    return pickFields(presentPerson(meta, person, call), asked);
  });

  graph.node("persona", (id) => inboxes().some(({ personas }) => personas.has(id)));
  graph.route("page", "POST", "personas", (call) => {
    const page = requirePage(messaging, call, "pages_messaging");
    const name = textOf(call.parameters["name"]) ?? "";
    const pictureUrl = call.parameters["profile_picture_url"];
    if (name === "" || name.length > PERSONA_NAME_CHARACTERS) {
      return unwrap(invalid(`Param name must have between 1 and ${PERSONA_NAME_CHARACTERS} characters.`));
    }
    if (!isWebUrl(pictureUrl))
      return unwrap(invalid("Param profile_picture_url must be a valid web address."));
    const persona = { id: ids.digits(15), name, pictureUrl };
    page.personas.set(persona.id, persona);
    return { id: persona.id };
  });
  graph.route("page", "GET", "personas", (call) => {
    const page = requirePage(messaging, call, "pages_messaging");
    const personas = [...page.personas.values()].map(presentPersona);
    return presentList(personas, call.parameters, addressOf(call.call));
  });
  graph.route("persona", "GET", "", (call) => {
    const persona = ownerOf(call, ({ personas }) => personas.has(call.id)).personas.get(call.id);
    return persona ? pickFields(presentPersona(persona), call.parameters["fields"]) : {};
  });
  graph.route("persona", "DELETE", "", (call) => {
    ownerOf(call, ({ personas }) => personas.has(call.id)).personas.delete(call.id);
    return { success: true };
  });

  registerLabels(meta, messaging, ownerOf);
}

function registerLabels(
  { graph, ids }: Meta,
  messaging: Messaging,
  ownerOf: (call: GraphCall, has: (inbox: Inbox) => boolean) => Inbox,
): void {
  const inboxes = () => [...messaging.inboxes.values()];
  const present = ({ id, name }: { id: string; name: string }): Fields => ({ id, page_label_name: name });

  graph.node("label", (id) => inboxes().some(({ labels }) => labels.has(id)));
  graph.route("page", "POST", "custom_labels", (call) => {
    const page = requirePage(messaging, call, "pages_messaging");
    const name = textOf(call.parameters["page_label_name"]) ?? textOf(call.parameters["name"]);
    if (!name) return unwrap(invalid("The parameter page_label_name is required."));
    const label = { id: ids.digits(16), name };
    page.labels.set(label.id, label);
    return { id: label.id };
  });
  graph.route("page", "GET", "custom_labels", (call) => {
    const page = requirePage(messaging, call, "pages_messaging");
    return presentList([...page.labels.values()].map(present), call.parameters, addressOf(call.call));
  });
  graph.route("label", "DELETE", "", (call) => {
    const page = ownerOf(call, ({ labels }) => labels.has(call.id));
    page.labels.delete(call.id);
    for (const thread of page.threads.values()) thread.labels.delete(call.id);
    return { success: true };
  });
  for (const method of ["POST", "DELETE"]) {
    graph.route("label", method, "label", (call) => {
      const page = ownerOf(call, ({ labels }) => labels.has(call.id));
      const thread = unwrap(findThread(page, idOf(call.parameters["user"]) ?? ""));
      if (method === "POST") thread.labels.add(call.id);
      else thread.labels.delete(call.id);
      return { success: true };
    });
  }
  graph.route("person", "GET", "custom_labels", (call) => {
    const page = ownerOf(call, ({ people }) => people.has(call.id));
    const person = page.people.get(call.id);
    const own = person ? [...threadOf(page, person).labels] : [];
    const labels = own.flatMap((id) => page.labels.get(id) ?? []).map(present);
    return presentList(labels, call.parameters, addressOf(call.call));
  });
}

function presentPersona({ id, name, pictureUrl }: { id: string; name: string; pictureUrl: string }): Fields {
  return { id, name, profile_picture_url: pictureUrl };
}

function presentPerson(meta: Meta, person: Person, { token }: GraphCall): Fields {
  const details: Fields = {
    id: person.id,
    name: displayName(person),
    first_name: person.firstName,
    last_name: person.lastName,
    profile_pic: pictureOf(meta, person),
  };
  for (const name of GUARDED_DETAILS) {
    if (token.scopes.includes(`pages_user_${name}`) && person[name] !== "") details[name] = person[name];
  }
  return details;
}

function presentFollower(meta: Meta, person: Person, { parameters }: GraphCall): Fields {
  if (!person.hasConsented) {
    throw graphError({ code: NO_CONSENT, message: "User consent is required to access user profile" });
  }
  const details = {
    id: person.id,
    name: displayName(person),
    username: person.username,
    profile_pic: pictureOf(meta, person),
    follower_count: person.followers,
    is_user_follow_business: person.isFollower,
    is_business_follow_user: person.isFollowed,
    is_verified_user: person.isVerified,
  };
  return pickFields(details, textOf(parameters["fields"]) ?? "name,username");
}

function pictureOf(meta: Meta, person: Person): string {
  return person.pictureUrl === "" ? `${meta.url}/_portrait/${person.id}.svg` : person.pictureUrl;
}

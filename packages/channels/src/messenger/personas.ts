// Names and pictures under which a Page speaks, for instance those of its people.

import { SendFailed, type Credentials } from "../adapter.ts";
import { classifyError } from "../direct/classifyError.ts";
import { senderOf } from "../direct/send.ts";
import type { ChannelHttp } from "../http.ts";
import { graphJson } from "../meta/graphCall.ts";
import { fields, id, list, text } from "../readFields.ts";

/** Longest name of a persona. */
export const PERSONA_NAME_LENGTH = 50;
const PAGE_SIZE = 100;

export interface Persona {
  id: string;
  name: string;
  pictureUrl: string;
}

/** @throws SendFailed, ChannelHttpError */
export async function createPersona(
  { name, pictureUrl }: Omit<Persona, "id">,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<string> {
  const json = { name, profile_picture_url: pictureUrl };
  const path = `${senderOf(credentials)}/personas`;
  const created = id(fields(await graphJson({ path, json }, credentials, http, classifyError))["id"]);
  if (created === undefined)
    throw new SendFailed({ kind: "refused", code: "no_persona", detail: "The answer names no persona." });
  return created;
}

export async function listPersonas(credentials: Credentials, http: ChannelHttp): Promise<Persona[]> {
  const path = `${senderOf(credentials)}/personas`;
  const answer = await graphJson({ path, query: { limit: PAGE_SIZE } }, credentials, http, classifyError);
  return list(fields(answer)["data"])
    .map(fields)
    .flatMap((persona) => {
      const personaId = id(persona["id"]);
      const name = text(persona["name"]) ?? "";
      return personaId === undefined
        ? []
        : [{ id: personaId, name, pictureUrl: text(persona["profile_picture_url"]) ?? "" }];
    });
}

export async function deletePersona(
  personaId: string,
  credentials: Credentials,
  http: ChannelHttp,
): Promise<void> {
  const request = { method: "DELETE" as const, path: encodeURIComponent(personaId) };
  await graphJson(request, credentials, http, classifyError);
}

// Contacts and notes as the API shows them.

import type { Contact, Note } from "@parley/contracts/api/contacts";
import type { ContactRow } from "../../platform/access/index.ts";
import type { NoteRow } from "./store.ts";

export function presentContact(row: ContactRow): Contact {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phoneNumber === null ? null : { dialCode: row.phoneDialCode ?? "", number: row.phoneNumber },
    picture: row.picture,
    city: row.city,
    country: row.country,
    tags: row.tags,
    attributes: row.attributes,
    isLead: row.isLead,
    optIn: row.optIn,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentNote(row: NoteRow): Note {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    authorName: row.authorName,
    createdAt: row.createdAt.toISOString(),
  };
}

// Contacts: the people behind the conversations, their tags and the team's notes about them.

import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { id, timestamp } from "../ids.ts";
import { limits } from "../limits.ts";
import { inWorkspace, workspacePath } from "./common.ts";

const read = { section: "contacts", level: "read" } as const;
const write = { section: "contacts", level: "write" } as const;

export const phone = z.object({ dialCode: z.string().max(5), number: z.string().max(32) });

export const contact = z.object({
  id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: phone.nullable(),
  picture: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  tags: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  isLead: z.boolean(),
  /** Whether the person agreed to be written to; null when nobody asked. */
  optIn: z.boolean().nullable(),
  createdAt: timestamp,
});
export type Contact = z.infer<typeof contact>;

export const note = z.object({
  id,
  title: z.string(),
  description: z.string(),
  authorName: z.string().nullable(),
  createdAt: timestamp,
});
export type Note = z.infer<typeof note>;

const contactParams = inWorkspace.extend({ contactId: id });
const tag = z.string().trim().min(1).max(limits.tagLength);
const noteBody = z.object({
  title: z.string().trim().max(limits.noteTitleLength).default(""),
  description: z.string().trim().min(1).max(limits.noteTextLength),
});

export const contactEndpoints = {
  getContact: endpoint({
    method: "GET",
    path: `${workspacePath}/contacts/:contactId`,
    summary: "One contact.",
    audience: read,
    params: contactParams,
    response: contact,
  }),
  updateContact: endpoint({
    method: "PATCH",
    path: `${workspacePath}/contacts/:contactId`,
    summary: "Change details. Attributes are merged; a null value removes one. Tags replace the list.",
    audience: write,
    params: contactParams,
    body: z.object({
      name: z.string().trim().max(limits.nameLength).nullable().optional(),
      email: z.email().max(254).nullable().optional(),
      phone: phone.nullable().optional(),
      tags: z.array(tag).max(limits.tagsPerContact).optional(),
      attributes: z
        .record(
          z.string().min(1).max(limits.attributeKeyLength),
          z.string().max(limits.attributeValueLength).nullable(),
        )
        .optional(),
      optIn: z.boolean().nullable().optional(),
    }),
    response: contact,
  }),
  listTags: endpoint({
    method: "GET",
    path: `${workspacePath}/tags`,
    summary: "Tags in use, most used first.",
    audience: read,
    params: inWorkspace,
    response: z.object({ items: z.array(z.object({ name: z.string(), count: z.number().int() })) }),
  }),
  listNotes: endpoint({
    method: "GET",
    path: `${workspacePath}/contacts/:contactId/notes`,
    summary: "Notes on a contact, newest first.",
    audience: read,
    params: contactParams,
    response: z.object({ items: z.array(note) }),
  }),
  addNote: endpoint({
    method: "POST",
    path: `${workspacePath}/contacts/:contactId/notes`,
    summary: "Add a note for the team.",
    audience: write,
    params: contactParams,
    body: noteBody,
    response: note,
  }),
  deleteNote: endpoint({
    method: "DELETE",
    path: `${workspacePath}/contacts/:contactId/notes/:noteId`,
    summary: "Delete a note.",
    audience: write,
    params: contactParams.extend({ noteId: id }),
  }),
};

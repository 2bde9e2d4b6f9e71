// Endpoints of contacts: details, tags, attributes, notes.

import { api } from "@parley/contracts/api";
import { AppError } from "@parley/contracts/errors";
import type { RealtimeEvent } from "@parley/contracts/events";
import { limits } from "@parley/contracts/limits";
import { access, type ContactRow } from "../../platform/access/index.ts";
import { memberRoute, type HttpContext } from "../../platform/http/index.ts";
import { newId } from "../../platform/ids.ts";
import { workspaceTopic, type Bus } from "../../platform/realtime/index.ts";
import type { Runtime } from "../runtime/index.ts";
import { presentContact, presentNote } from "./presenter.ts";
import {
  deleteNote,
  insertNote,
  listConversationIds,
  listNotes,
  listTags,
  lockContact,
  updateContact,
} from "./store.ts";

const TAGS_SHOWN = 200;
const NOTES_SHOWN = 200;

export function registerContactRoutes(
  http: HttpContext,
  { bus, runtime }: { bus: Bus; runtime: Runtime },
): void {
  memberRoute(http, api.getContact, async ({ actor, tx, params }) =>
    presentContact(await access.contact(actor, tx, params.contactId)),
  );

  memberRoute(http, api.updateContact, async ({ actor, tx, params, body }) => {
    const { workspaceId, id } = await access.contact(actor, tx, params.contactId);
    await lockContact(tx, workspaceId, id);
    const before = await access.contact(actor, tx, id);
    const attributes = mergeAttributes(before, body.attributes);
    const name = body.name === undefined ? before.name : body.name || null;
    const email = body.email === undefined ? before.email : body.email;
    const phone =
      body.phone === undefined
        ? { dialCode: before.phoneDialCode, number: before.phoneNumber }
        : body.phone?.number
          ? body.phone
          : null;
    await updateContact(tx, workspaceId, id, {
      name,
      email,
      phoneDialCode: phone?.dialCode ?? null,
      phoneNumber: phone?.number ?? null,
      tags: body.tags === undefined ? before.tags : withoutRepeats(body.tags),
      attributes,
      isLead: before.isLead || name !== null || email !== null || (phone?.number ?? null) !== null,
      optIn: body.optIn === undefined ? before.optIn : body.optIn,
    });
    const contact = presentContact(await access.contact(actor, tx, id));
    const conversations = await listConversationIds(tx, workspaceId, id);
    tx.afterCommit(async () => {
      bus.publish(workspaceTopic(workspaceId), { kind: "contact", contact } satisfies RealtimeEvent);
      for (const conversation of conversations) await runtime.announce({ workspaceId, id: conversation });
    });
    return contact;
  });

  memberRoute(http, api.listTags, async ({ actor, tx }) => ({
    items: await listTags(tx, actor.workspaceId, TAGS_SHOWN),
  }));

  memberRoute(http, api.listNotes, async ({ actor, tx, params }) => {
    const contact = await access.contact(actor, tx, params.contactId);
    return { items: (await listNotes(tx, contact.workspaceId, contact.id, NOTES_SHOWN)).map(presentNote) };
  });

  memberRoute(http, api.addNote, async ({ actor, tx, params, body }) => {
    const contact = await access.contact(actor, tx, params.contactId);
    return presentNote(
      await insertNote(tx, contact.workspaceId, {
        id: newId(),
        contactId: contact.id,
        authorName: actor.name,
        ...body,
      }),
    );
  });

  memberRoute(http, api.deleteNote, async ({ actor, tx, params }) => {
    const contact = await access.contact(actor, tx, params.contactId);
    if (!(await deleteNote(tx, contact.workspaceId, contact.id, params.noteId)))
      throw new AppError("not_found");
  });
}

/** Tags are compared without case, as the flow engine does; the first spelling stays. */
function withoutRepeats(tags: string[]): string[] {
  const known = new Set<string>();
  return tags.filter((tag) => {
    const isNew = !known.has(tag.toLowerCase());
    known.add(tag.toLowerCase());
    return isNew;
  });
}

function mergeAttributes(
  contact: ContactRow,
  change: Record<string, string | null> = {},
): Record<string, string> {
  const merged = new Map(Object.entries(contact.attributes));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > limits.attributesPerContact)
    throw new AppError("limit_reached", { maximum: limits.attributesPerContact });
  return Object.fromEntries(merged);
}

// Changes to a contact: shown at once, put back when the server refuses.

import type { Contact } from "@parley/contracts/api/contacts";
import type { EndpointInput } from "@parley/contracts/endpoint";
import { useQueryClient } from "@tanstack/react-query";
import { api, apiKey, request } from "../../../api/client.ts";
import { useNews } from "../../../api/useRealtime.ts";
import { useAllows } from "../../../app/workspace.tsx";
import { useInbox } from "../inboxOf.ts";

export type ContactPatch = EndpointInput<typeof api.updateContact>["body"];

export interface ContactChange {
  isAllowed: boolean;
  /** Saves; throws the server's refusal after putting the old values back. */
  save: (patch: ContactPatch) => Promise<void>;
}

export function useContactChange(contact: Contact): ContactChange {
  const { workspaceId, store } = useInbox();
  const isAllowed = useAllows("contacts", "write");
  const client = useQueryClient();
  const params = { workspaceId, contactId: contact.id };
  const key = apiKey(api.getContact, { params });

  useNews("contact", (news) => {
    if (news.contact.id === contact.id) client.setQueryData(key, news.contact);
  });

  return {
    isAllowed,
    async save(patch) {
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<Contact>(key, (held) => held && withPatch(held, patch));
      try {
        const saved = await request(api.updateContact, { params, body: patch });
        client.setQueryData(key, saved);
        store.dispatch({ kind: "contactReceived", contact: saved });
      } catch (error) {
        client.setQueryData(key, contact);
        throw error;
      }
    },
  };
}

function withPatch(contact: Contact, { attributes, ...patch }: ContactPatch): Contact {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return { ...contact, ...given, attributes: mergeAttributes(contact.attributes, attributes ?? {}) };
}

function mergeAttributes(
  held: Contact["attributes"],
  patch: Record<string, string | null>,
): Contact["attributes"] {
  const merged = { ...held };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

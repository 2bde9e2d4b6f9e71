// A contact card, with the parts of a name that WhatsApp asks for.

import type { MessageContent } from "@parley/contracts/messages";
import type { Part } from "../../outbound.ts";

type ContactCard = Extract<MessageContent, { kind: "contactCard" }>;

export function contactPart({ name, organisation, phone, email, url }: ContactCard): Part {
  const digits = phone?.replace(/\D/g, "") ?? "";
  const contact = {
    name: nameOf(name || organisation || phone || email || "?"),
    ...(phone
      ? { phones: [{ phone, type: "WORK", ...(phone.trim().startsWith("+") ? { wa_id: digits } : {}) }] }
      : {}),
    ...(email ? { emails: [{ email, type: "WORK" }] } : {}),
    ...(url ? { urls: [{ url, type: "WORK" }] } : {}),
    ...(organisation ? { org: { company: organisation } } : {}),
  };
  return { call: "messages", body: { type: "contacts", contacts: [contact] } };
}

/** Beside the whole name one more part of it is needed. */
function nameOf(whole: string): Record<string, string> {
  const [first = whole, ...rest] = whole.trim().split(/\s+/);
  return {
    formatted_name: whole,
    first_name: first,
    ...(rest.length > 0 ? { last_name: rest.join(" ") } : {}),
  };
}

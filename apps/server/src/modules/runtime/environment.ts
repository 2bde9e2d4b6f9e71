// What the flow engine may know of this person and chat, from the rows of the turn.

import type { BotSettings } from "@parley/contracts/botSettings";
import { patchContact, type ContactFacts, type ContactPatch, type Environment } from "@parley/flow-engine";
import type { ContactRow } from "../../platform/access/index.ts";
import type { TurnRow } from "./store.ts";

export function environmentOf(
  turn: TurnRow,
  settings: BotSettings,
  now: Date,
  agentsOnline: boolean,
): Environment {
  const { conversation, contact, bot } = turn;
  return {
    now: now.toISOString(),
    seed: seedOf(conversation.id, conversation.revision),
    contact: factsOf(contact),
    chat: {
      status: conversation.status,
      channel: "website",
      pageUrl: conversation.pageUrl,
      pageTitle: conversation.pageTitle,
      referrer: conversation.referrer,
      device: conversation.device?.kind ?? null,
      browser: conversation.device?.browser ?? null,
      language: conversation.language,
      visits: conversation.visits,
      agentsOnline,
    },
    bot: { name: bot.name, timeZone: settings.general.timeZone, language: settings.general.language },
  };
}

function factsOf(contact: ContactRow): ContactFacts {
  return {
    name: contact.name,
    email: contact.email,
    phone:
      contact.phoneNumber === null
        ? null
        : { dialCode: contact.phoneDialCode ?? "", number: contact.phoneNumber },
    tags: contact.tags,
    attributes: contact.attributes,
    city: contact.city,
    country: contact.country,
  };
}

/** One patch that has the effect of both, the later one winning. */
export function mergePatches(first: ContactPatch | undefined, second: ContactPatch): ContactPatch {
  if (!first) return second;
  const added = (second.addTags ?? []).filter((tag) => !second.removeTags?.includes(tag));
  return {
    ...first,
    ...second,
    attributes: { ...first.attributes, ...second.attributes },
    addTags: [...(first.addTags ?? []).filter((tag) => !second.removeTags?.includes(tag)), ...added],
    removeTags: [
      ...(first.removeTags ?? []).filter((tag) => !added.includes(tag)),
      ...(second.removeTags ?? []),
    ],
  };
}

/** The contact as it is after a patch, for what is shown before the row is read again. */
export function applyPatch(contact: ContactRow, patch: ContactPatch | undefined): ContactRow {
  if (!patch) return contact;
  const { phone, ...facts } = patchContact(factsOf(contact), patch);
  return {
    ...contact,
    ...facts,
    phoneDialCode: phone?.dialCode ?? null,
    phoneNumber: phone?.number ?? null,
    isLead: contact.isLead || patch.isLead === true,
  };
}

/** Repeatable for the same step of the same conversation, different for every other one. */
function seedOf(conversationId: string, revision: number): number {
  return (Number.parseInt(conversationId.slice(-8), 16) ^ Math.imul(revision + 1, 0x9e3779b1)) >>> 0;
}

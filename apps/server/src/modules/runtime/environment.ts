// What the flow engine may know of this person and chat, from the rows of the turn.

import type { BotSettings } from "@parley/contracts/botSettings";
import { limits } from "@parley/contracts/limits";
import type { ContactFacts, ContactPatch, Environment } from "@parley/flow-engine";
import type { ContactRow } from "../../platform/access/index.ts";
import type { TurnRow } from "./store.ts";

export function environmentOf(
  turn: TurnRow,
  settings: BotSettings,
  now: Date,
  { agentsOnline, hasAi }: { agentsOnline: boolean; hasAi: boolean },
): Environment {
  const { conversation, contact, bot } = turn;
  return {
    now: now.toISOString(),
    seed: seedOf(conversation.id, conversation.revision),
    contact: factsOf(contact),
    chat: {
      status: conversation.status,
      channel: turn.connection?.channel ?? "website",
      pageUrl: conversation.pageUrl,
      pageTitle: conversation.pageTitle,
      referrer: conversation.referrer,
      device: conversation.device?.kind ?? null,
      browser: conversation.device?.browser ?? null,
      language: conversation.language,
      visits: conversation.visits,
      agentsOnline,
      isAssigned: conversation.assigneeId !== null,
    },
    bot: {
      name: bot.name,
      timeZone: settings.general.timeZone,
      language: settings.general.language,
      hasAi,
      ...(settings.general.businessHours && { businessHours: settings.general.businessHours }),
    },
    ...(conversation.language && { languages: [conversation.language] }),
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
  const added = (second.addTags ?? []).filter((tag) => !includesTag(second.removeTags, tag));
  return {
    ...first,
    ...second,
    attributes: { ...first.attributes, ...second.attributes },
    addTags: [...(first.addTags ?? []).filter((tag) => !includesTag(second.removeTags, tag)), ...added],
    removeTags: [
      ...(first.removeTags ?? []).filter((tag) => !includesTag(added, tag)),
      ...(second.removeTags ?? []),
    ],
  };
}

/** Tags are compared without case everywhere. */
function includesTag(tags: readonly string[] | undefined, wanted: string): boolean {
  return tags?.some((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? false;
}

/** Leaves out attributes beyond what a contact may have, so that no page and no flow can grow it without end. */
export function withinLimits(contact: ContactRow, patch: ContactPatch): ContactPatch {
  if (!patch.attributes) return patch;
  const known = new Set(Object.keys(contact.attributes));
  const kept = Object.entries(patch.attributes).filter(([key, value]) => {
    if (value === null || known.has(key)) return true;
    if (known.size >= limits.attributesPerContact) return false;
    known.add(key);
    return true;
  });
  return { ...patch, attributes: Object.fromEntries(kept) };
}

/** Repeatable for the same step of the same conversation, different for every other one. */
function seedOf(conversationId: string, revision: number): number {
  return (Number.parseInt(conversationId.slice(-8), 16) ^ Math.imul(revision + 1, 0x9e3779b1)) >>> 0;
}

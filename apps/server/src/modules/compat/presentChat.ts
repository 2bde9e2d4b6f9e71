// A chat as existing integrations read it: every field is always there, with an empty text where nothing is known.

import type { AuthorKind } from "@parley/contracts/messages";
import type { ChatRow } from "./store.ts";

const spokenBy: Record<AuthorKind, string> = { bot: "bot", visitor: "user", agent: "agent", system: "bot" };

export function presentChat(row: ChatRow, now: Date) {
  return {
    _id: row.id,
    uuid: row.uuid,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    isOnline: row.onlineUntil > now,
    status: row.status,
    websiteVisits: row.visits,
    _agentAssigned: row.assigneeId,
    lastSeenAt: row.lastSeenAt.toISOString(),
    lastMessage: {
      at: row.lastMessageAt?.toISOString() ?? "",
      by: row.lastMessageBy === null ? "" : spokenBy[row.lastMessageBy],
      text: row.lastMessageText ?? "",
    },
    profile: {
      notes: row.notes.map(({ id, title, description }) => ({ _id: id, title, description })),
      userDetails: {
        name: row.name ?? "",
        userProvidedName: row.name ?? "",
        picture: row.picture ?? "",
        contact: {
          email: row.email ?? "",
          phone: { number: row.number ?? "", prefix: (row.dialCode ?? "").replace("+", "") },
        },
        city: row.city ?? "",
        country: row.country ?? "",
        gender: row.gender ?? "",
        tags: row.tags,
        attributes: Object.entries(row.attributes).map(([key, value]) => ({ key, value })),
      },
    },
  };
}

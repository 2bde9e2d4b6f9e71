// A server in thirty lines of rules, for the tests of the inbox: conversations that change, a feed of changes,
// keyset pages, and sends that recognise a repeated clientId. It answers with copies as they are at that moment.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { ConversationStatus } from "@parley/contracts/conversation";
import type { RealtimeEvent } from "@parley/contracts/events";
import type { AuthorKind, Message } from "@parley/contracts/messages";
import { comparePositions, emptyWindow, matchesFilters, positionOf } from "./list.ts";
import type { ListFilters, ListPosition } from "./state.ts";

export const modelMemberId = "a".repeat(24);
const epoch = Date.parse("2026-11-23T08:00:00.000Z");

interface Row {
  conversation: Conversation;
  messages: Message[];
  changedAt: number;
}

export type ModelServer = ReturnType<typeof createModelServer>;

export function createModelServer(conversationCount: number, pageSize: number) {
  let tick = 0;
  const rows = new Map<string, Row>();
  const events: RealtimeEvent[] = [];
  for (let index = 0; index < conversationCount; index += 1) {
    tick += 1;
    const conversation = buildConversation(index, timeOf(tick));
    rows.set(conversation.id, { conversation, messages: [], changedAt: tick });
  }
  const ids = [...rows.keys()];

  function rowAt(index: number): Row {
    const row = rows.get(ids[index % ids.length] ?? "");
    if (!row) throw new Error("The model has no conversations.");
    return row;
  }

  function change(row: Row, patch: Partial<Conversation>, added: readonly Message[] = []): void {
    tick += 1;
    row.messages.push(...added);
    const merged = { ...row.conversation, ...patch, seq: row.messages.length, updatedAt: timeOf(tick) };
    const unreadCount = row.messages.filter(
      ({ author, seq }) => author.kind === "visitor" && seq > merged.teamReadSeq,
    ).length;
    const last = row.messages.at(-1);
    row.conversation = {
      ...merged,
      unreadCount,
      lastMessage: last ? { at: last.createdAt, by: last.author.kind, text: `${last.seq}` } : null,
    };
    row.changedAt = tick;
    events.push({ kind: "conversation", conversation: row.conversation, messages: [...added] });
  }

  function newMessages(row: Row, by: AuthorKind, count: number, clientId: string | null): Message[] {
    return Array.from({ length: count }, (_, offset) => {
      const seq = row.messages.length + offset + 1;
      return {
        id: `${row.conversation.id.slice(0, 20)}${String(seq).padStart(4, "0")}`,
        conversationId: row.conversation.id,
        seq,
        author: { kind: by, id: by === "agent" ? modelMemberId : null, name: null },
        content: { kind: "text", text: `${by} ${seq}` },
        createdAt: timeOf(tick + 1),
        clientId,
        blockId: null,
        delayMs: 0,
      };
    });
  }

  return {
    events,
    ids,
    conversation: (index: number) => rowAt(index).conversation,
    messages: (index: number) => rowAt(index).messages,
    speak(index: number, by: AuthorKind, count: number) {
      change(rowAt(index), {}, newMessages(rowAt(index), by, count, null));
    },
    send(index: number, clientId: string): { message: Message; conversation: Conversation } {
      const row = rowAt(index);
      if (!row.messages.some((message) => message.clientId === clientId)) {
        change(row, {}, newMessages(row, "agent", 1, clientId));
      }
      const message = row.messages.find((candidate) => candidate.clientId === clientId);
      if (!message) throw new Error("A sent message is stored.");
      return { message, conversation: row.conversation };
    },
    setStatus: (index: number, status: ConversationStatus) => change(rowAt(index), { status }),
    read: (index: number, seq: number) => change(rowAt(index), { teamReadSeq: seq }),
    seenByVisitor: (index: number, seq: number) =>
      change(rowAt(index), {
        visitorReadSeq: Math.max(seq, rowAt(index).conversation.visitorReadSeq),
        visitorDeliveredSeq: Math.max(seq, rowAt(index).conversation.visitorDeliveredSeq),
      }),
    list(filters: ListFilters, cursor: string | null) {
      const after = cursor === null ? null : (JSON.parse(cursor) as ListPosition);
      const all = [...rows.values()]
        .map(({ conversation }) => conversation)
        .filter((conversation) => matchesFilters(conversation, emptyWindow(filters), modelMemberId))
        .toSorted((left, right) => comparePositions(positionOf(left), positionOf(right)))
        .filter((conversation) => after === null || comparePositions(positionOf(conversation), after) > 0);
      const items = all.slice(0, pageSize);
      const last = items.at(-1);
      const nextCursor = all.length > items.length && last ? JSON.stringify(positionOf(last)) : null;
      return { items, nextCursor, feed: String(tick) };
    },
    changes(after: string) {
      const items = [...rows.values()]
        .filter(({ changedAt }) => changedAt > Number(after))
        .map(({ conversation }) => conversation);
      return { items, feed: String(tick) };
    },
    page(index: number, query: { before?: number; after?: number }) {
      const { messages } = rowAt(index);
      if (query.after !== undefined) {
        const { after } = query;
        return messages.filter(({ seq }) => seq > after).slice(0, pageSize);
      }
      const { before = Number.POSITIVE_INFINITY } = query;
      return messages.filter(({ seq }) => seq < before).slice(-pageSize);
    },
  };
}

function timeOf(tick: number): string {
  return new Date(epoch + tick).toISOString();
}

/** A conversation nobody has spoken in yet. */
export function buildConversation(
  index: number,
  at: string,
  overrides: Partial<Conversation> = {},
): Conversation {
  const id = String(index).padStart(24, "0");
  return {
    id,
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    bot: { id: "b".repeat(24), name: "Shop bot" },
    contact: {
      id: id.replace(/^0/, "c"),
      name: null,
      email: null,
      phone: null,
      picture: null,
      tags: [],
      isLead: false,
    },
    status: "OPEN",
    responder: "bot",
    assignee: null,
    seq: 0,
    teamReadSeq: 0,
    visitorReadSeq: 0,
    visitorDeliveredSeq: 0,
    unreadCount: 0,
    lastMessage: null,
    isOnline: true,
    lastSeenAt: at,
    visits: 1,
    page: null,
    device: null,
    referrer: null,
    language: null,
    channel: "website",
    connection: null,
    window: null,
    unreachable: null,
    liveChatRequest: null,
    createdAt: at,
    updatedAt: at,
    ...overrides,
  };
}

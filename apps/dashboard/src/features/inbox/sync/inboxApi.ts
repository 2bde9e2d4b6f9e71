// What the inbox asks of the server, bound to one workspace. Tests put a model server in its place.

import type { Conversation } from "@parley/contracts/api/inbox";
import type { Message } from "@parley/contracts/messages";
import { api, request } from "../../../api/client.ts";
import type { ListFilters } from "../store/state.ts";

/** Messages asked for at once; enough to fill a tall screen. */
export const messagePageSize = 50;

export interface InboxApi {
  listConversations: (
    filters: ListFilters,
    cursor: string | null,
  ) => Promise<{ items: Conversation[]; nextCursor: string | null; feed: string }>;
  listChanges: (after: string) => Promise<{ items: Conversation[]; feed: string; reset: boolean }>;
  getConversation: (conversationId: string) => Promise<Conversation>;
  listMessages: (
    conversationId: string,
    query: { before?: number; after?: number },
  ) => Promise<{ items: Message[] }>;
  sendMessage: (
    conversationId: string,
    body: { clientId: string; text: string },
  ) => Promise<{ message: Message; conversation: Conversation }>;
  markRead: (conversationId: string, seq: number) => Promise<void>;
  sendTyping: (conversationId: string, isTyping: boolean) => Promise<void>;
}

export function createInboxApi(workspaceId: string): InboxApi {
  const paramsOf = (conversationId: string) => ({ workspaceId, conversationId });
  return {
    listConversations: (filters, cursor) =>
      request(api.listConversations, {
        params: { workspaceId },
        query: { ...filters, ...(cursor === null ? {} : { cursor }) },
      }),
    listChanges: (after) =>
      request(api.listConversationChanges, { params: { workspaceId }, query: { after } }),
    getConversation: (id) => request(api.getConversation, { params: paramsOf(id) }),
    listMessages: (id, query) =>
      request(api.listMessages, { params: paramsOf(id), query: { ...query, limit: messagePageSize } }),
    sendMessage: (id, body) => request(api.sendMessage, { params: paramsOf(id), body }),
    markRead: async (id, seq) => {
      await request(api.markConversationRead, { params: paramsOf(id), body: { seq } });
    },
    sendTyping: async (id, isTyping) => {
      await request(api.sendTyping, { params: paramsOf(id), body: { isTyping } });
    },
  };
}

// Rows as the team and the visitor see them.

import type { Conversation } from "@parley/contracts/api/inbox";
import { capabilities } from "@parley/channels/capabilities";
import type { Messenger } from "@parley/contracts/channels";
import type { Message, MessageContent } from "@parley/contracts/messages";
import type { ContactRow, ConversationRow } from "../../platform/access/index.ts";
import type { MessageRow } from "./store/writeConversation.ts";

export interface ConversationSurroundings {
  botName: string;
  connection: { id: string; name: string; channel: Messenger } | null;
  assigneeName: string | null;
  now: Date;
}

export type ContactSummary = Pick<
  ContactRow,
  "id" | "name" | "email" | "phoneDialCode" | "phoneNumber" | "picture" | "tags" | "isLead"
>;

export function presentConversation(
  row: ConversationRow,
  contact: ContactSummary,
  { botName, connection, assigneeName, now }: ConversationSurroundings,
): Conversation {
  return {
    id: row.id,
    uuid: row.visitorUuid,
    bot: { id: row.botId, name: botName },
    contact: {
      id: contact.id,
      name: contact.name,
      email: contact.email,
      phone:
        contact.phoneNumber === null
          ? null
          : { dialCode: contact.phoneDialCode ?? "", number: contact.phoneNumber },
      picture: contact.picture,
      tags: contact.tags,
      isLead: contact.isLead,
    },
    status: row.status,
    responder: row.responder,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: assigneeName ?? "" },
    seq: row.seq,
    teamReadSeq: row.teamReadSeq,
    visitorReadSeq: row.visitorReadSeq,
    visitorDeliveredSeq: row.visitorDeliveredSeq,
    unreadCount: row.unreadCount,
    lastMessage:
      row.lastMessageAt === null
        ? null
        : {
            at: row.lastMessageAt.toISOString(),
            by: row.lastMessageBy ?? "system",
            text: row.lastMessageText ?? "",
          },
    isOnline: row.onlineUntil > now,
    lastSeenAt: row.lastSeenAt.toISOString(),
    visits: row.visits,
    page: row.pageUrl === null ? null : { url: row.pageUrl, title: row.pageTitle },
    device: row.device,
    referrer: row.referrer,
    language: row.language,
    channel: connection?.channel ?? "website",
    connection: connection && { id: connection.id, name: connection.name },
    window:
      connection && capabilities[connection.channel].windowHours !== null
        ? {
            until: row.windowUntil?.toISOString() ?? null,
            freeUntil: row.freeUntil?.toISOString() ?? null,
          }
        : null,
    unreachable: row.unreachable,
    liveChatRequest:
      row.responder === "waitingForAgent" && row.requestedAt && row.requestExpiresAt
        ? { requestedAt: row.requestedAt.toISOString(), expiresAt: row.requestExpiresAt.toISOString() }
        : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A path under which a visitor's file can be read for a while. */
export type FileUrl = (file: { conversationId: string; id: string; name: string }) => string;

export function presentMessage(row: MessageRow, fileUrl: FileUrl): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    author: { kind: row.authorKind, id: row.authorId, name: row.authorName },
    content: presentContent(row, fileUrl),
    createdAt: row.createdAt.toISOString(),
    clientId: row.clientId,
    blockId: row.blockId,
    delayMs: row.delayMs,
    ...(row.delivery && { delivery: row.delivery }),
    ...(row.replyTo !== null && { replyTo: row.replyTo }),
    ...(row.reactions && { reactions: row.reactions }),
    ...(row.editedAt && { editedAt: row.editedAt.toISOString() }),
    ...(row.deletedAt && { deletedAt: row.deletedAt.toISOString() }),
  };
}

/** Links to private files lapse, so each reader gets fresh ones. */
function presentContent({ content, conversationId }: MessageRow, fileUrl: FileUrl): MessageContent {
  if (content.kind !== "files") return content;
  const files = content.files.map((file) => ({ ...file, url: fileUrl({ ...file, conversationId }) }));
  return { ...content, files };
}

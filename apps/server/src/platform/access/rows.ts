// Rows as access hands them out. Names follow the columns; SQL names become camelCase in the select lists.

import type { BotSettingsPatch } from "@parley/contracts/botSettings";
import type { ConversationStatus, Responder } from "@parley/contracts/conversation";
import type { FlowDocument, FlowLayout } from "@parley/contracts/flow";
import type { AuthorKind } from "@parley/contracts/messages";
import type { SessionState } from "@parley/flow-engine";

export interface BotRow {
  workspaceId: string;
  id: string;
  name: string;
  channel: "website";
  /** Only what differs from the defaults; complete it with `botSettings.parse`. */
  settings: BotSettingsPatch;
  defaultFlowId: string | null;
  websiteToken: string;
  identitySecret: string;
  createdAt: Date;
}

export interface FlowRow {
  workspaceId: string;
  id: string;
  botId: string;
  name: string;
  draft: FlowDocument;
  layout: FlowLayout;
  revision: number;
  updatedBy: string | null;
  updatedAt: Date;
  publishedVersionId: string | null;
  publishedRevision: number | null;
  publishedNumber: number | null;
  /** Whether the draft means something else than the published version; positions on the canvas mean nothing. */
  hasUnpublishedChanges: boolean;
  isDefault: boolean;
}

export interface ContactRow {
  workspaceId: string;
  id: string;
  name: string | null;
  email: string | null;
  phoneDialCode: string | null;
  phoneNumber: string | null;
  picture: string | null;
  city: string | null;
  country: string | null;
  tags: string[];
  attributes: Record<string, string>;
  isLead: boolean;
  optIn: boolean | null;
  createdAt: Date;
}

export interface ConversationRow {
  workspaceId: string;
  id: string;
  botId: string;
  contactId: string;
  visitorUuid: string;
  status: ConversationStatus;
  responder: Responder;
  assigneeId: string | null;
  revision: number;
  seq: number;
  teamReadSeq: number;
  visitorReadSeq: number;
  visitorDeliveredSeq: number;
  unreadCount: number;
  interacted: boolean;
  session: SessionState | null;
  flowVersionId: string | null;
  lastMessageAt: Date | null;
  lastMessageBy: AuthorKind | null;
  lastMessageText: string | null;
  activityAt: Date;
  lastSeenAt: Date;
  onlineUntil: Date;
  visits: number;
  pageUrl: string | null;
  pageTitle: string | null;
  referrer: string | null;
  language: string | null;
  device: { kind: string; browser: string; system: string } | null;
  requestedAt: Date | null;
  requestExpiresAt: Date | null;
  rejectedBy: string[];
  /** Null on the website. */
  connectionId: string | null;
  /** What messages are sent to on a messenger. */
  address: string | null;
  /** Free messages are allowed until then; null without such a limit. */
  windowUntil: Date | null;
  freeUntil: Date | null;
  unreachable: { reason: string; since: string } | null;
  /** The provider's id of the visitor's last message. */
  visitorMessageId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

// Select lists of the rows that access and the stores share, so that a column is named in one place.

export const botColumns = `b.workspace_id AS "workspaceId", b.id, b.name, b.channel, b.settings,
  b.default_flow_id AS "defaultFlowId", b.website_token AS "websiteToken", b.identity_secret AS "identitySecret",
  b.created_at AS "createdAt"`;

export const flowColumns = `f.workspace_id AS "workspaceId", f.id, f.bot_id AS "botId", f.name, f.draft, f.layout, f.revision,
  f.updated_by AS "updatedBy", f.updated_at AS "updatedAt", f.published_version_id AS "publishedVersionId",
  f.published_revision AS "publishedRevision",
  (SELECT v.number FROM flow_versions v WHERE v.workspace_id = f.workspace_id AND v.id = f.published_version_id) AS "publishedNumber",
  NOT EXISTS (SELECT FROM flow_versions v WHERE v.workspace_id = f.workspace_id AND v.id = f.published_version_id
    AND v.document = f.draft) AS "hasUnpublishedChanges",
  EXISTS (SELECT FROM bots b WHERE b.workspace_id = f.workspace_id AND b.default_flow_id = f.id) AS "isDefault"`;

export const contactColumns = `ct.workspace_id AS "workspaceId", ct.id, ct.name, ct.email,
  ct.phone_dial_code AS "phoneDialCode", ct.phone_number AS "phoneNumber", ct.picture, ct.city, ct.country, ct.tags,
  ct.attributes, ct.is_lead AS "isLead", ct.opt_in AS "optIn", ct.created_at AS "createdAt"`;

export const conversationColumns = `c.workspace_id AS "workspaceId", c.id, c.bot_id AS "botId", c.contact_id AS "contactId",
  c.visitor_uuid AS "visitorUuid", c.status, c.responder, c.assignee_id AS "assigneeId", c.revision, c.seq,
  c.team_read_seq AS "teamReadSeq", c.visitor_read_seq AS "visitorReadSeq", c.visitor_delivered_seq AS "visitorDeliveredSeq",
  c.unread_count AS "unreadCount", c.interacted, c.session, c.flow_version_id AS "flowVersionId",
  c.last_message_at AS "lastMessageAt", c.last_message_by AS "lastMessageBy", c.last_message_text AS "lastMessageText",
  c.activity_at AS "activityAt", c.last_seen_at AS "lastSeenAt", c.online_until AS "onlineUntil", c.visits, c.page_url AS "pageUrl", c.page_title AS "pageTitle",
  c.referrer, c.language, c.device, c.requested_at AS "requestedAt", c.request_expires_at AS "requestExpiresAt",
  c.rejected_by AS "rejectedBy", c.connection_id AS "connectionId", c.address, c.window_until AS "windowUntil",
  c.free_until AS "freeUntil", c.unreachable, c.visitor_message_id AS "visitorMessageId", c.created_at AS "createdAt", c.updated_at AS "updatedAt"`;

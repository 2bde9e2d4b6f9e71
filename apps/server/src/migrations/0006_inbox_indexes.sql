-- The inbox on very many conversations: "assigned to me" and the search for a visitor's uuid by its beginning.

CREATE INDEX conversations_assignee ON conversations (workspace_id, assignee_id, activity_at DESC, id DESC)
  WHERE assignee_id IS NOT NULL;
CREATE INDEX conversations_visitor ON conversations (workspace_id, visitor_uuid text_pattern_ops);

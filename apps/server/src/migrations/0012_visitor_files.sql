-- Files visitors send. They are private: served by signed links only, and removed when no message names them.

CREATE TABLE visitor_files (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  -- Null when the conversation is gone; the bytes are removed then.
  conversation_id text,
  storage_key text NOT NULL UNIQUE,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes bigint NOT NULL,
  -- When a message named it first.
  claimed_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
    ON DELETE SET NULL (conversation_id)
);
-- A link names the file alone.
CREATE UNIQUE INDEX visitor_files_id ON visitor_files (id);
CREATE INDEX visitor_files_conversation ON visitor_files (workspace_id, conversation_id);
CREATE INDEX visitor_files_unclaimed ON visitor_files (created_at) WHERE claimed_at IS NULL OR conversation_id IS NULL;
SELECT parley_enable_rls('visitor_files');

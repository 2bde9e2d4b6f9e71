-- Message templates of WhatsApp accounts: as they were written here or at Meta, and how they fare there.

CREATE TABLE message_templates (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{24}$'),
  -- The WABA: all its numbers send the same templates. The connection is the one it came through.
  account text NOT NULL,
  connection_id text NOT NULL,
  -- Meta's id; null until it was submitted.
  provider_id text,
  name text NOT NULL,
  language text NOT NULL,
  status text NOT NULL,
  reason text,
  quality text NOT NULL DEFAULT 'UNKNOWN',
  category text NOT NULL,
  former_category text,
  -- A template draft (contracts/messageTemplates).
  content jsonb NOT NULL,
  -- What Meta has, as it says it: nothing of it is lost where the content has no field for it.
  components jsonb,
  is_foreign boolean NOT NULL DEFAULT false,
  -- What reply buttons begin, by their position.
  button_flows jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX message_templates_name ON message_templates (workspace_id, account, name, language)
  WHERE deleted_at IS NULL;
CREATE INDEX message_templates_provider ON message_templates (workspace_id, account, provider_id)
  WHERE deleted_at IS NULL;
CREATE INDEX message_templates_changed ON message_templates (workspace_id, updated_at DESC, id DESC)
  WHERE deleted_at IS NULL;
SELECT parley_enable_rls('message_templates');

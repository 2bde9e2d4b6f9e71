-- Mails about leads that were written, so that a task performed twice, or two reasons at once, send one mail.

CREATE TABLE lead_alerts (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  -- The kind and what it is about, such as `completed:17` for the flow that ended with message 17.
  key text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, conversation_id, key),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
SELECT parley_enable_rls('lead_alerts');

-- Things that must leave this server, written in the transaction that caused them. Mails are the first kind;
-- without SMTP they stay here with the status `kept` for the operator to read.

CREATE TABLE outbox (
  id text PRIMARY KEY,
  workspace_id text REFERENCES workspaces (id) ON DELETE CASCADE,
  kind text NOT NULL,
  -- Entries with the same key leave one after the other, in order.
  lane text NOT NULL,
  payload jsonb NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'kept', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_queued ON outbox (lane, id) WHERE status = 'queued';
CREATE INDEX outbox_recent ON outbox (kind, id DESC);

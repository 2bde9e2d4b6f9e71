-- What flows ask of the world: work that must happen once, codes sent to visitors, turns of teams, booked times.

-- Mails and codes that were written for a call, so that a call performed twice after a crash writes one, and so that
-- nobody can send without end.
CREATE TABLE flow_calls (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  wait_token integer NOT NULL,
  kind text NOT NULL,
  -- Whom it was about, as a keyed hash; only for codes.
  about text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id, wait_token),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX flow_calls_recent ON flow_calls (workspace_id, kind, created_at);
SELECT parley_enable_rls('flow_calls');

CREATE TABLE verification_codes (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  block_id text NOT NULL,
  code_hash text NOT NULL,
  expires_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- The call that found it right: the same call asked again hears the same.
  verified_token integer,
  PRIMARY KEY (workspace_id, conversation_id, block_id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX verification_codes_expired ON verification_codes (expires_at);
SELECT parley_enable_rls('verification_codes');

-- Who of a team had the last chat, for taking turns.
CREATE TABLE assignment_turns (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  team text NOT NULL,
  last_member_id text NOT NULL,
  PRIMARY KEY (workspace_id, team)
);
SELECT parley_enable_rls('assignment_turns');
CREATE INDEX conversations_open_by_assignee ON conversations (workspace_id, assignee_id)
  WHERE assignee_id IS NOT NULL AND status <> 'CLOSED';

CREATE TABLE bookings (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  calendar_id text NOT NULL,
  conversation_id text,
  title text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  cancelled_at timestamptz,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id)
    ON DELETE SET NULL (conversation_id)
);
CREATE UNIQUE INDEX bookings_slot ON bookings (workspace_id, calendar_id, starts_at) WHERE cancelled_at IS NULL;
CREATE INDEX bookings_time ON bookings (workspace_id, starts_at, id);
CREATE INDEX bookings_conversation ON bookings (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
SELECT parley_enable_rls('bookings');

-- Whether the person agreed to be written to; null when nobody asked.
ALTER TABLE contacts ADD COLUMN opt_in boolean;

-- When work that comes back was begun last, so that several processes begin it once.
CREATE TABLE recurring_work (
  name text PRIMARY KEY,
  begun_at timestamptz NOT NULL
);

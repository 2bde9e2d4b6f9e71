-- Contacts, conversations and messages. Every writer of a conversation names the `revision` it has read, so that two
-- writers cannot both append position n; reading marks and presence do not count as a change.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE contacts (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  name text,
  email text,
  phone_dial_code text,
  phone_number text,
  picture text,
  city text,
  country text,
  gender text,
  tags text[] NOT NULL DEFAULT '{}',
  attributes jsonb NOT NULL DEFAULT '{}',
  is_lead boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  search_text text GENERATED ALWAYS AS (
    lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone_dial_code, '') || coalesce(phone_number, ''))
  ) STORED,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX contacts_search ON contacts USING gin (search_text gin_trgm_ops);
CREATE INDEX contacts_tags ON contacts USING gin (tags);
SELECT parley_enable_rls('contacts');

CREATE TABLE conversations (
  workspace_id text NOT NULL,
  id text NOT NULL,
  bot_id text NOT NULL,
  contact_id text NOT NULL,
  visitor_uuid text NOT NULL,
  status text NOT NULL DEFAULT 'OPEN'
    CHECK (status IN ('OPEN', 'INPROGRESS', 'REVIEW', 'ONHOLD', 'DEPENDANCY', 'CLOSED')),
  responder text NOT NULL DEFAULT 'bot' CHECK (responder IN ('bot', 'waitingForAgent', 'agent')),
  assignee_id text,
  revision integer NOT NULL DEFAULT 0,
  seq integer NOT NULL DEFAULT 0,
  team_read_seq integer NOT NULL DEFAULT 0,
  visitor_read_seq integer NOT NULL DEFAULT 0,
  visitor_delivered_seq integer NOT NULL DEFAULT 0,
  unread_count integer NOT NULL DEFAULT 0,
  interacted boolean NOT NULL DEFAULT false,
  -- The flow session: engine state as JSON and the version it is pinned to.
  session jsonb,
  flow_version_id text,
  last_message_at timestamptz,
  last_message_by text,
  last_message_text text,
  -- Orders the inbox: moves with messages, not with reading or presence.
  activity_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  -- The visitor counts as present until then; every sign of life moves it on, leaving sets it to that moment.
  online_until timestamptz NOT NULL DEFAULT now(),
  visits integer NOT NULL DEFAULT 1,
  page_url text,
  page_title text,
  referrer text,
  language text,
  device jsonb,
  requested_at timestamptz,
  request_expires_at timestamptz,
  rejected_by text[] NOT NULL DEFAULT '{}',
  -- Transaction of the last change: the workspace feed reads what came since a finished transaction.
  changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, bot_id, visitor_uuid),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bots (workspace_id, id)
) WITH (fillfactor = 80);
CREATE INDEX conversations_activity ON conversations (workspace_id, activity_at DESC, id DESC);
CREATE INDEX conversations_feed ON conversations (workspace_id, changed_xid);
CREATE INDEX conversations_contact ON conversations (workspace_id, contact_id);
CREATE INDEX conversations_requests ON conversations (workspace_id, request_expires_at) WHERE responder = 'waitingForAgent';
SELECT parley_enable_rls('conversations');

CREATE TABLE messages (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  seq integer NOT NULL,
  id text NOT NULL,
  author_kind text NOT NULL CHECK (author_kind IN ('visitor', 'bot', 'agent', 'system')),
  author_id text,
  author_name text,
  content jsonb NOT NULL,
  client_id text,
  block_id text,
  delay_ms integer NOT NULL DEFAULT 0,
  -- Position of the first message of the turn that made this one, so that a repeated send finds its answer.
  turn_seq integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, conversation_id, seq),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX messages_client ON messages (workspace_id, conversation_id, client_id) WHERE client_id IS NOT NULL;
SELECT parley_enable_rls('messages');

CREATE TABLE visits (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  id text NOT NULL,
  url text NOT NULL,
  title text,
  referrer text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, conversation_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
SELECT parley_enable_rls('visits');

CREATE TABLE notes (
  workspace_id text NOT NULL,
  id text NOT NULL,
  contact_id text NOT NULL,
  title text NOT NULL DEFAULT '',
  description text NOT NULL,
  author_name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX notes_contact ON notes (workspace_id, contact_id, id DESC);
SELECT parley_enable_rls('notes');

CREATE TABLE quick_replies (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  shortcut text NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX quick_replies_shortcut ON quick_replies (workspace_id, lower(shortcut));
SELECT parley_enable_rls('quick_replies');

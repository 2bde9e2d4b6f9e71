-- Messengers: accounts of providers, what they tell us, and what we send. Both ways are rows worked off one after the
-- other per conversation (lanes), so that a process may be killed at any moment.

CREATE TABLE connections (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{24}$'),
  bot_id text,
  channel text NOT NULL CHECK (channel IN ('whatsapp', 'telegram', 'messenger', 'instagram')),
  -- The provider's id of the account (phone number id, bot id, Page id, Instagram account id) and of the one above it.
  address text NOT NULL,
  parent text NOT NULL DEFAULT '',
  name text NOT NULL,
  handle text NOT NULL DEFAULT '',
  facts jsonb NOT NULL DEFAULT '{}',
  -- Encrypted JSON: token, app secret, verify token.
  secrets text NOT NULL,
  app_id text NOT NULL DEFAULT '',
  login text CHECK (login IN ('instagram', 'facebook')),
  -- Telegram without a public address asks for news itself, from this position on.
  is_polling boolean NOT NULL DEFAULT false,
  poll_offset bigint NOT NULL DEFAULT 0,
  -- The process that asks, until when it has to say so again.
  polled_by text,
  polled_until timestamptz,
  -- Set for a demo on the shared number of this server: people reach this bot by sending `#` and the code.
  sandbox_code text UNIQUE,
  -- Part of the webhook's address, so that nobody can guess it.
  hook_id text NOT NULL UNIQUE,
  settings jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'reauthorise')),
  problem jsonb,
  -- The provider asked the whole account to wait.
  held_until timestamptz,
  token_expires_at timestamptz,
  last_inbound_at timestamptz,
  last_status_at timestamptz,
  last_sent_at timestamptz,
  last_refused_at timestamptz,
  last_refusal text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bots (workspace_id, id)
);
-- An account answers in one workspace only.
CREATE UNIQUE INDEX connections_address ON connections (channel, address)
  WHERE deleted_at IS NULL AND sandbox_code IS NULL;
CREATE UNIQUE INDEX connections_id ON connections (id);
CREATE INDEX connections_bot ON connections (workspace_id, bot_id);
SELECT parley_enable_rls('connections');

ALTER TABLE conversations
  ADD COLUMN connection_id text,
  -- What messages are sent to: chat id, PSID, number. Null on the website.
  ADD COLUMN address text,
  ADD COLUMN window_until timestamptz,
  ADD COLUMN free_until timestamptz,
  ADD COLUMN referral jsonb,
  -- Why nothing can be sent: blocked, left, no such user.
  ADD COLUMN unreachable jsonb,
  ADD COLUMN visitor_message_id text,
  ADD FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id);
CREATE INDEX conversations_connection ON conversations (workspace_id, connection_id) WHERE connection_id IS NOT NULL;

ALTER TABLE messages
  ADD COLUMN delivery jsonb,
  ADD COLUMN provider_id text,
  ADD COLUMN reply_to text,
  ADD COLUMN reactions jsonb,
  ADD COLUMN edited_at timestamptz,
  ADD COLUMN deleted_at timestamptz;
CREATE INDEX messages_provider ON messages (workspace_id, conversation_id, provider_id) WHERE provider_id IS NOT NULL;

ALTER TABLE contacts ADD COLUMN username text;

-- Who somebody is on an account: a person may be known by a number, a user id, or both.
CREATE TABLE channel_identities (
  workspace_id text NOT NULL,
  connection_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('address', 'phone', 'userId')),
  value text NOT NULL,
  conversation_id text NOT NULL,
  PRIMARY KEY (workspace_id, connection_id, kind, value),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_identities_conversation ON channel_identities (workspace_id, conversation_id);
SELECT parley_enable_rls('channel_identities');

-- What providers told us. Stored before anything is done with it; the key makes a repeat nothing.
CREATE TABLE channel_events (
  workspace_id text NOT NULL,
  id text NOT NULL,
  connection_id text NOT NULL,
  key text NOT NULL,
  lane text NOT NULL,
  kind text NOT NULL,
  event jsonb NOT NULL,
  raw jsonb NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'done', 'dead')),
  attempts smallint NOT NULL DEFAULT 0,
  error text,
  run_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX channel_events_key ON channel_events (connection_id, key);
CREATE INDEX channel_events_queued ON channel_events (lane, id) WHERE status = 'queued';
CREATE INDEX channel_events_dead ON channel_events (workspace_id, id DESC) WHERE status = 'dead';
CREATE INDEX channel_events_old ON channel_events (received_at) WHERE status <> 'queued';
SELECT parley_enable_rls('channel_events');

-- What we send: one row is one call to the provider.
CREATE TABLE channel_sends (
  workspace_id text NOT NULL,
  id text NOT NULL,
  connection_id text NOT NULL,
  conversation_id text NOT NULL,
  -- Position of the message in its conversation, and of the call within the message.
  message_seq integer NOT NULL,
  part smallint NOT NULL,
  lane text NOT NULL,
  request jsonb NOT NULL,
  by_human boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'failed')),
  provider_id text,
  problem jsonb,
  attempts smallint NOT NULL DEFAULT 0,
  run_at timestamptz NOT NULL,
  sending_since timestamptz,
  pricing jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, conversation_id, message_seq, part),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX channel_sends_queued ON channel_sends (lane, message_seq, part) WHERE status IN ('queued', 'sending');
CREATE UNIQUE INDEX channel_sends_provider ON channel_sends (connection_id, provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX channel_sends_old ON channel_sends (updated_at) WHERE status NOT IN ('queued', 'sending');
SELECT parley_enable_rls('channel_sends');

-- A lane with work. `pushes` counts what was added, so that whoever empties it notices what came meanwhile.
CREATE TABLE channel_lanes (
  kind text NOT NULL CHECK (kind IN ('in', 'out')),
  lane text NOT NULL,
  priority smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  pushes integer NOT NULL DEFAULT 0,
  locked_by text,
  locked_until timestamptz,
  PRIMARY KEY (kind, lane)
);
CREATE INDEX channel_lanes_due ON channel_lanes (kind, due_at);

-- When the next send of an account or to a recipient is within the provider's limits (generic cell rate).
CREATE TABLE channel_paces (
  scope text PRIMARY KEY,
  next_at timestamptz NOT NULL
);

-- Whom somebody talks with on the shared number.
CREATE TABLE sandbox_peers (
  address text NOT NULL,
  peer text NOT NULL,
  workspace_id text NOT NULL,
  connection_id text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (address, peer),
  FOREIGN KEY (workspace_id, connection_id) REFERENCES connections (workspace_id, id) ON DELETE CASCADE
);

-- A number known by whichever way is one number.
CREATE INDEX contacts_phone ON contacts (workspace_id, regexp_replace(phone_dial_code || phone_number, '\D', '', 'g'))
  WHERE phone_number IS NOT NULL;

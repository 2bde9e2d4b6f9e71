-- Bots, their flows with one draft and immutable published versions, attribute definitions, uploaded files.

CREATE TABLE bots (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL CHECK (id ~ '^[0-9a-f]{24}$'),
  name text NOT NULL,
  channel text NOT NULL DEFAULT 'website' CHECK (channel IN ('website')),
  settings jsonb NOT NULL DEFAULT '{}',
  default_flow_id text,
  website_token text NOT NULL,
  website_token_hash text NOT NULL UNIQUE,
  identity_secret text NOT NULL,
  deleted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
-- The widget knows the bot's id before it knows anything else.
CREATE UNIQUE INDEX bots_id ON bots (id);
SELECT parley_enable_rls('bots');

CREATE TABLE flows (
  workspace_id text NOT NULL,
  id text NOT NULL,
  bot_id text NOT NULL,
  name text NOT NULL,
  draft jsonb NOT NULL,
  layout jsonb NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  updated_by text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  published_version_id text,
  -- The revision that was published last, to tell whether the draft differs.
  published_revision integer,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, bot_id) REFERENCES bots (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX flows_bot ON flows (workspace_id, bot_id);
SELECT parley_enable_rls('flows');

CREATE TABLE flow_versions (
  workspace_id text NOT NULL,
  id text NOT NULL,
  flow_id text NOT NULL,
  number integer NOT NULL,
  document jsonb NOT NULL,
  layout jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  author_name text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, flow_id, number),
  FOREIGN KEY (workspace_id, flow_id) REFERENCES flows (workspace_id, id) ON DELETE CASCADE
);
SELECT parley_enable_rls('flow_versions');

-- A published version never changes; a running session relies on it.
CREATE FUNCTION refuse_flow_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'flow versions are immutable';
END $$;
CREATE TRIGGER flow_versions_immutable BEFORE UPDATE ON flow_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_flow_version_change();

CREATE TABLE attribute_definitions (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  key text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, key)
);
SELECT parley_enable_rls('attribute_definitions');

CREATE TABLE files (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  storage_key text NOT NULL UNIQUE,
  name text NOT NULL,
  type text NOT NULL,
  size_bytes bigint NOT NULL,
  created_by text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
SELECT parley_enable_rls('files');

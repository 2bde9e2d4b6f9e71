-- Calls to other systems that flows may make, and the log of every call.

CREATE TABLE apis (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  name text NOT NULL,
  -- Everything but the secrets.
  definition jsonb NOT NULL,
  -- All secrets of the call as one encrypted text, or null.
  secrets text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX apis_name ON apis (workspace_id, lower(name));
SELECT parley_enable_rls('apis');

CREATE TABLE api_calls (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  -- No reference: the log outlives the call it tells of. Null for a test of something not saved.
  api_id text,
  api_name text NOT NULL,
  source text NOT NULL CHECK (source IN ('flow', 'test')),
  method text NOT NULL,
  url text NOT NULL,
  status integer,
  error text,
  attempts integer NOT NULL,
  duration_ms integer NOT NULL,
  request_body text,
  response_body text,
  conversation_id text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX api_calls_newest ON api_calls (workspace_id, created_at DESC, id DESC);
CREATE INDEX api_calls_of_api ON api_calls (workspace_id, api_id, created_at DESC, id DESC);
CREATE INDEX api_calls_conversation ON api_calls (workspace_id, conversation_id) WHERE conversation_id IS NOT NULL;
SELECT parley_enable_rls('api_calls');

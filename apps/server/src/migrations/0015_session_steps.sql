-- Every step of the flow engine, for replay, and how often blocks were entered and left, for the canvas.

CREATE TABLE session_steps (
  workspace_id text NOT NULL,
  conversation_id text NOT NULL,
  -- Grows within the conversation, with gaps.
  ordinal integer NOT NULL,
  version_id text NOT NULL,
  event jsonb NOT NULL,
  trace jsonb NOT NULL,
  changed_values jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, conversation_id, ordinal),
  FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations (workspace_id, id) ON DELETE CASCADE
);
-- Finds the old ones. No BRIN, small as it would be: without vacuum it knows nothing, and pages used again mislead it.
CREATE INDEX session_steps_age ON session_steps (created_at);
SELECT parley_enable_rls('session_steps');

CREATE TABLE flow_traffic (
  workspace_id text NOT NULL,
  flow_id text NOT NULL,
  day date NOT NULL,
  version_id text NOT NULL,
  block_id text NOT NULL,
  -- The way the block was left by; empty counts how often it was entered.
  output text NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (workspace_id, flow_id, day, version_id, block_id, output),
  FOREIGN KEY (workspace_id, flow_id) REFERENCES flows (workspace_id, id) ON DELETE CASCADE
);
SELECT parley_enable_rls('flow_traffic');

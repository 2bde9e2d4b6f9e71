-- Flows a workspace keeps as templates of its own: a copy, which later changes of the flow do not touch.

CREATE TABLE flow_templates (
  workspace_id text NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
  id text NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  document jsonb NOT NULL,
  layout jsonb NOT NULL,
  block_count integer NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX flow_templates_name ON flow_templates (workspace_id, lower(name));
SELECT parley_enable_rls('flow_templates');

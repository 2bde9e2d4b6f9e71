-- Tests of flows, and why a version was published although some of them failed.

CREATE TABLE bot_tests (
  workspace_id text NOT NULL,
  id text NOT NULL,
  flow_id text NOT NULL,
  name text NOT NULL,
  -- Facts, moment, seed and steps, in the shape of the API.
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, flow_id) REFERENCES flows (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX bot_tests_of_flow ON bot_tests (workspace_id, flow_id, created_at, id);
SELECT parley_enable_rls('bot_tests');

ALTER TABLE flow_versions ADD COLUMN override_reason text;

-- As before, and the reason stays as it was given, too.
CREATE OR REPLACE FUNCTION refuse_flow_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL
    AND (NEW.workspace_id, NEW.id, NEW.flow_id, NEW.number, NEW.document, NEW.layout, NEW.note, NEW.created_at)
      = (OLD.workspace_id, OLD.id, OLD.flow_id, OLD.number, OLD.document, OLD.layout, OLD.note, OLD.created_at)
    AND NEW.author_name IS NOT DISTINCT FROM OLD.author_name
    AND NEW.override_reason IS NOT DISTINCT FROM OLD.override_reason
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'flow versions are immutable';
END $$;

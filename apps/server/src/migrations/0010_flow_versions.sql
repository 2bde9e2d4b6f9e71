-- A version can be retired: sessions that run on it are moved to the published one at their next safe point.

ALTER TABLE flow_versions ADD COLUMN retired_at timestamptz, ADD COLUMN retired_by text;

-- A published version still never changes; being retired says something about it, once.
CREATE OR REPLACE FUNCTION refuse_flow_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL
    AND (NEW.workspace_id, NEW.id, NEW.flow_id, NEW.number, NEW.document, NEW.layout, NEW.note, NEW.created_at)
      = (OLD.workspace_id, OLD.id, OLD.flow_id, OLD.number, OLD.document, OLD.layout, OLD.note, OLD.created_at)
    AND NEW.author_name IS NOT DISTINCT FROM OLD.author_name
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'flow versions are immutable';
END $$;

-- How many sessions run on a version. The condition costs a turn nothing: it writes other indexes of its row anyway.
CREATE INDEX conversations_running ON conversations (workspace_id, flow_version_id)
  WHERE flow_version_id IS NOT NULL AND session ->> 'status' NOT IN ('ended', 'failed');
-- Without it the planner takes nearly every session for a running one, and reads the whole table.
CREATE STATISTICS conversations_session_status ON (session ->> 'status') FROM conversations;

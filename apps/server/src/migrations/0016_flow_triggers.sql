-- What begins the flows of a bot, gathered from their published versions, so that a turn reads it with the bot's row.
ALTER TABLE bots ADD COLUMN flow_triggers jsonb NOT NULL DEFAULT '[]';
-- Bots with a timetable, looked for every minute.
CREATE INDEX bots_scheduled ON bots (id)
  WHERE deleted_at IS NULL AND flow_triggers @> '[{"triggers": [{"kind": "schedule"}]}]';

-- A deleted flow keeps its row and versions: sessions that run on one of them go on to their end.
ALTER TABLE flows ADD COLUMN deleted_at timestamptz;

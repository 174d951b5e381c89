-- What reminding needs to know beforehand, and what objects say of their outboxes (docs/storage.md).
ALTER TABLE graduates ADD COLUMN reminded_at INTEGER;
ALTER TABLE graduates ADD COLUMN reminder_outcome TEXT;
ALTER TABLE graduates ADD COLUMN waiting_since INTEGER;
CREATE INDEX graduates_waiting ON graduates (waiting_since) WHERE waiting_since IS NOT NULL;

-- What the sweep through all objects found, a row a run.
CREATE TABLE outbox_checks (
  at INTEGER PRIMARY KEY,
  looked INTEGER NOT NULL,
  behind INTEGER NOT NULL,
  oldest_ms INTEGER NOT NULL
) STRICT;

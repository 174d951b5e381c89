-- The dry run of a list is a task as well: 50,000 rows are too many for one request.
CREATE TABLE desk_tasks_with_checks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('check', 'import', 'deliver', 'remind')),
  programme_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  cursor TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  counts TEXT NOT NULL DEFAULT '{}',
  look TEXT NOT NULL DEFAULT '[]',
  failures INTEGER NOT NULL DEFAULT 0,
  moved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO desk_tasks_with_checks (id, kind, programme_id, subject, at, by, state, cursor, done, total, counts, look,
    failures, moved_at)
  SELECT id, kind, programme_id, subject, at, by, state, cursor, done, total, counts, look, failures, moved_at
  FROM desk_tasks;
DROP TABLE desk_tasks;
ALTER TABLE desk_tasks_with_checks RENAME TO desk_tasks;
CREATE INDEX desk_tasks_by_programme ON desk_tasks (programme_id, at);
CREATE INDEX desk_tasks_open ON desk_tasks (moved_at) WHERE state <> 'done';
-- One thing is worked on once at a time.
CREATE UNIQUE INDEX desk_tasks_running ON desk_tasks (kind, subject) WHERE state = 'running';

-- Work of the desk that takes more than one request: an import, a delivery, reminders. Done in steps by an object of
-- its own (docs/desk.md); this row says how far it is.
CREATE TABLE desk_tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'deliver', 'remind')),
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
CREATE INDEX desk_tasks_by_programme ON desk_tasks (programme_id, at);
CREATE INDEX desk_tasks_open ON desk_tasks (moved_at) WHERE state <> 'done';
-- One thing is worked on once at a time.
CREATE UNIQUE INDEX desk_tasks_running ON desk_tasks (kind, subject) WHERE state = 'running';

-- Lists lie in R2 as rows, 500 an object, since they are read row by row and never as a file again.
DROP TABLE list_uploads;
CREATE TABLE list_uploads (
  id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx')),
  rows INTEGER NOT NULL,
  mapping TEXT,
  state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'importing', 'imported'))
) STRICT, WITHOUT ROWID;
CREATE INDEX list_uploads_by_programme ON list_uploads (programme_id, at);

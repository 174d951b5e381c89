-- Who works at the desk, and what they looked at and did.

CREATE TABLE staff (
  identity TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('support', 'reviewer', 'school', 'admin')),
  -- Empty: every school. A `school` role always names one.
  school_id TEXT NOT NULL DEFAULT '' CHECK (role <> 'school' OR school_id <> ''),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (identity, role, school_id)
) STRICT, WITHOUT ROWID;

-- Rows are only ever added.
CREATE TABLE audit_log (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  role TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  school_id TEXT NOT NULL DEFAULT '',
  reason TEXT,
  details TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX audit_log_by_subject ON audit_log (subject_kind, subject_id, at);
CREATE INDEX audit_log_by_actor ON audit_log (actor, at);
CREATE INDEX audit_log_by_school ON audit_log (school_id, at);
CREATE TRIGGER audit_log_keeps_rows BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END;
CREATE TRIGGER audit_log_keeps_words BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit rows stay'); END;

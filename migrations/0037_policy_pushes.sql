-- Programmes whose saved policy has not reached all their running collections yet, and how far it has got.
CREATE TABLE policy_pushes (
  programme_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  saved_at INTEGER NOT NULL,
  cursor TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_pushes_by_age ON policy_pushes (saved_at);

-- What the desk keeps. Every table is described in docs/desk.md.

-- Which reviewer has which photo on screen; one row a graduate, taken over when it has run out.
CREATE TABLE review_leases (
  graduate_id TEXT PRIMARY KEY,
  submission INTEGER NOT NULL,
  stage TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  since INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Verdicts. One is `held` while it can be undone, then carried out under a key made of its id.
CREATE TABLE review_decisions (
  id TEXT PRIMARY KEY,
  graduate_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  submission INTEGER NOT NULL,
  stage TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  approved INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  note_sealed TEXT,
  seconds INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  carry_out_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('held', 'running', 'done', 'refused', 'undone')),
  outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX review_decisions_waiting ON review_decisions (carry_out_at) WHERE state IN ('held', 'running');
CREATE INDEX review_decisions_by_reviewer ON review_decisions (reviewer, decided_at);
CREATE INDEX review_decisions_by_graduate ON review_decisions (graduate_id, decided_at);

-- What staff write about a case.
CREATE TABLE case_notes (
  id TEXT PRIMARY KEY,
  graduate_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  text_sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_notes_by_graduate ON case_notes (graduate_id, at);

-- A school's list on its way in; the file lies sealed in R2 until it is imported or a day old.
CREATE TABLE list_uploads (
  id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx')),
  mapping TEXT,
  state TEXT NOT NULL CHECK (state IN ('uploaded', 'checked', 'imported')),
  outcome TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX list_uploads_by_programme ON list_uploads (programme_id, at);

-- Photos handed over together. Which ones, and under which template, stays, so that it can be handed over again.
CREATE TABLE exports (
  id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  template TEXT NOT NULL,
  photos INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX exports_by_programme ON exports (programme_id, at);
CREATE TABLE export_items (
  export_id TEXT NOT NULL REFERENCES exports(id),
  graduate_id TEXT NOT NULL,
  standard_sha256 TEXT NOT NULL,
  PRIMARY KEY (export_id, graduate_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_items_by_graduate ON export_items (graduate_id);

-- What the operations page asks for.
CREATE INDEX graduates_needing_attention ON graduates (progress_at) WHERE attention <> '[]';
CREATE INDEX graduates_at_work ON graduates (progress_at) WHERE photo = 'standardizing';
CREATE INDEX graduates_refunding ON graduates (progress_at) WHERE payment = 'refunding';

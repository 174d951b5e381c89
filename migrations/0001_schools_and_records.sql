-- Schools, their programmes and lists. Every table is described in docs/storage.md.
-- Times are milliseconds since the epoch. *_sealed is AES-GCM ciphertext, *_hash a keyed hash; both base64url.

CREATE TABLE schools (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  aliases TEXT NOT NULL DEFAULT '[]',
  pinyin TEXT NOT NULL,
  initials TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What a school is found by while someone types: every ending of its names and of their pinyin.
CREATE TABLE school_terms (
  term TEXT NOT NULL,
  rank INTEGER NOT NULL,
  school_id TEXT NOT NULL REFERENCES schools(id),
  PRIMARY KEY (term, rank, school_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX school_terms_by_school ON school_terms (school_id);

CREATE TABLE programmes (
  id TEXT PRIMARY KEY,
  school_id TEXT NOT NULL REFERENCES schools(id),
  category TEXT NOT NULL,
  year INTEGER NOT NULL,
  policy_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (school_id, year, category)
) STRICT;

CREATE TABLE programme_policies (
  programme_id TEXT NOT NULL REFERENCES programmes(id),
  version INTEGER NOT NULL,
  policy TEXT NOT NULL,
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  PRIMARY KEY (programme_id, version)
) STRICT, WITHOUT ROWID;

-- The school's list. The id is the graduate's id.
CREATE TABLE student_records (
  id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL REFERENCES programmes(id),
  school_id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  document_type TEXT NOT NULL,
  document_sealed TEXT,
  document_hash TEXT,
  student_number TEXT NOT NULL,
  exam_number TEXT,
  level TEXT NOT NULL,
  college TEXT,
  major TEXT,
  class_name TEXT,
  source TEXT NOT NULL CHECK (source IN ('list', 'request')),
  imported_at INTEGER NOT NULL,
  UNIQUE (programme_id, student_number)
) STRICT;
CREATE INDEX student_records_by_document ON student_records (document_hash, programme_id);

-- The read side of the Graduate objects; version 0 is a record of the list that nobody has claimed yet.
CREATE TABLE graduates (
  id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  account_id TEXT,
  claimed_at INTEGER,
  payment TEXT NOT NULL,
  photo TEXT NOT NULL,
  shots INTEGER NOT NULL DEFAULT 0,
  standard_sha256 TEXT,
  shot_sha256 TEXT,
  doubts TEXT NOT NULL DEFAULT '[]',
  submission INTEGER NOT NULL DEFAULT 0,
  review_stage TEXT,
  submitted_at INTEGER,
  review_due_at INTEGER,
  overdue INTEGER NOT NULL DEFAULT 0,
  decided_at INTEGER,
  reasons TEXT NOT NULL DEFAULT '[]',
  delivered_at INTEGER,
  closed_at INTEGER,
  purged_at INTEGER,
  progress_at INTEGER NOT NULL DEFAULT 0,
  attention TEXT NOT NULL DEFAULT '[]',
  name TEXT,
  name_key TEXT,
  name_initials TEXT,
  document_type TEXT,
  document_sealed TEXT,
  document_hash TEXT,
  last_four_hash TEXT,
  student_number TEXT,
  collection_code TEXT,
  school TEXT,
  category TEXT,
  level TEXT,
  year INTEGER,
  college TEXT,
  major TEXT,
  class_name TEXT
) STRICT;
CREATE INDEX graduates_by_name ON graduates (name_key, school_id);
CREATE INDEX graduates_by_initials ON graduates (name_initials, school_id);
CREATE INDEX graduates_by_student_number ON graduates (student_number, school_id);
CREATE INDEX graduates_by_document ON graduates (document_hash);
CREATE INDEX graduates_by_last_four ON graduates (last_four_hash, school_id);
CREATE INDEX graduates_by_collection_code ON graduates (collection_code) WHERE collection_code IS NOT NULL;
CREATE INDEX graduates_by_account ON graduates (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX graduates_by_photo ON graduates (programme_id, photo);
CREATE INDEX graduates_in_review ON graduates (review_stage, review_due_at) WHERE review_stage IS NOT NULL;

CREATE TABLE graduate_orders (
  number TEXT PRIMARY KEY,
  graduate_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  transaction_id TEXT,
  status TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  refunded_fen INTEGER NOT NULL,
  surplus INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  paid_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX graduate_orders_by_graduate ON graduate_orders (graduate_id);
CREATE INDEX graduate_orders_by_transaction ON graduate_orders (transaction_id) WHERE transaction_id IS NOT NULL;

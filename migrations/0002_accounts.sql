-- WeChat accounts and what they may do, have agreed to and have tried.

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  openid_hash TEXT NOT NULL UNIQUE,
  openid_sealed TEXT NOT NULL,
  phone_sealed TEXT,
  phone_hash TEXT,
  phone_last_four TEXT,
  created_at INTEGER NOT NULL,
  phone_at INTEGER
) STRICT;
CREATE INDEX accounts_by_phone ON accounts (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX accounts_by_phone_last_four ON accounts (phone_last_four) WHERE phone_last_four IS NOT NULL;

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE tickets (
  hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  next TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tickets_by_expiry ON tickets (expires_at);

-- Which account has held which graduate, and when; follows the projections.
CREATE TABLE claims (
  graduate_id TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  released_by INTEGER,
  PRIMARY KEY (graduate_id, claimed_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_by_account ON claims (account_id, released_by);

-- Wrong tries of an account at one thing; `revision` lets only one of two simultaneous writers win.
CREATE TABLE attempts (
  account_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  failed INTEGER NOT NULL,
  total INTEGER NOT NULL,
  cooling_until INTEGER,
  revision INTEGER NOT NULL,
  PRIMARY KEY (account_id, purpose)
) STRICT, WITHOUT ROWID;

-- The code an account has read and not yet proved to be its own.
CREATE TABLE pending_codes (
  account_id TEXT PRIMARY KEY,
  programme_id TEXT NOT NULL,
  record_sealed TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_codes_by_expiry ON pending_codes (expires_at);

-- A ledger: rows are added, and closed by a withdrawal, never changed otherwise.
CREATE TABLE consents (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  document TEXT NOT NULL,
  version TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  language TEXT NOT NULL,
  programme_id TEXT,
  given_at INTEGER NOT NULL,
  withdrawn_at INTEGER
) STRICT;
CREATE INDEX consents_by_account ON consents (account_id, document);

-- Where the pictures of an identity document lie in R2, so that they can be purged.
CREATE TABLE identity_submissions (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  graduate_id TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  purge_at INTEGER NOT NULL,
  purged_at INTEGER
) STRICT;
CREATE INDEX identity_submissions_by_graduate ON identity_submissions (graduate_id);
CREATE INDEX identity_submissions_due ON identity_submissions (purge_at) WHERE purged_at IS NULL;

-- People who are not on the list and ask the school to add them.
CREATE TABLE record_requests (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  name TEXT NOT NULL,
  document_type TEXT NOT NULL,
  document_sealed TEXT NOT NULL,
  document_hash TEXT NOT NULL,
  student_number TEXT,
  tries INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'added', 'declined')),
  created_at INTEGER NOT NULL,
  decided_at INTEGER,
  decided_by TEXT,
  answer TEXT
) STRICT;
CREATE UNIQUE INDEX record_requests_open ON record_requests (account_id, programme_id, document_hash)
  WHERE status = 'open';
CREATE INDEX record_requests_by_account ON record_requests (account_id, programme_id, created_at);
CREATE INDEX record_requests_by_school ON record_requests (school_id, status, created_at);

-- What the border keeps beside the collections. Every table is described in docs/storage.md.

-- Answers to commands that no Graduate object keeps, for a day, so that a repetition gets the same one.
CREATE TABLE answered_requests (
  key TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  status INTEGER,
  body TEXT NOT NULL DEFAULT '',
  content_type TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX answered_requests_by_age ON answered_requests (begun_at);

CREATE TABLE shell_requests (
  hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('pay', 'photo', 'save', 'scan')),
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused')),
  code TEXT,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX shell_requests_by_expiry ON shell_requests (expires_at);

CREATE TABLE service_requests (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  graduate_id TEXT,
  topic TEXT NOT NULL,
  text_sealed TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'answered')),
  created_at INTEGER NOT NULL,
  answer_sealed TEXT,
  answered_at INTEGER,
  answered_by TEXT
) STRICT;
CREATE INDEX service_requests_by_account ON service_requests (account_id, created_at);
CREATE INDEX service_requests_open ON service_requests (created_at) WHERE status = 'open';
CREATE INDEX service_requests_by_graduate ON service_requests (graduate_id, created_at) WHERE graduate_id IS NOT NULL;

-- Reported money that fits no order of ours.
CREATE TABLE quarantined_money (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  about TEXT NOT NULL,
  graduate_id TEXT NOT NULL,
  out_trade_no TEXT,
  out_refund_no TEXT,
  transaction_id TEXT,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX quarantined_money_by_age ON quarantined_money (at);

-- Whom an account searched on a programme's list in vain, the last time, so that the page still shows it later.
CREATE TABLE vain_searches (
  account_id TEXT NOT NULL,
  programme_id TEXT NOT NULL,
  person_sealed TEXT NOT NULL,
  searched_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, programme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vain_searches_by_expiry ON vain_searches (expires_at);

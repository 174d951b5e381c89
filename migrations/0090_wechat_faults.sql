-- What WeChat refuses and staff have to mend, one row a code: the last spell of it. docs/storage.md.
CREATE TABLE wechat_faults (
  code TEXT PRIMARY KEY,
  upstream TEXT,
  since_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
